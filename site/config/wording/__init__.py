"""What Wagtail says in English, or in words of programs, where no catalogue of translations is asked."""
