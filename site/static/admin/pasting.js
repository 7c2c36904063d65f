// Pasting into the text editor keeps what the page can hold, tables and raised letters too, and says what it cannot.
(() => {
  const { MARKS, cleanText, read } = window.pastedHtml;
  const WORDS = document.currentScript.dataset;
  // The editor reads by itself what was copied from an editor of this kind.
  const OWN_COPY = "data-draftjs-conductor-fragment";

  /** The block with its raised and lowered text styled, and without the marks. */
  function withStandings(block) {
    const text = block.getText();
    const { CharacterMetadata } = window.DraftJS;
    let style = null;
    const isLetter = Array.from({ length: text.length }, () => true);
    const characters = block.getCharacterList().map((character, index) => {
      const mark = Object.keys(MARKS).find((name) => MARKS[name] === text[index]);
      if (mark) {
        isLetter[index] = false;
        style = mark === "END" ? null : mark;
      }
      return style ? CharacterMetadata.applyStyle(character, style) : character;
    });
    return block.merge({
      text: Array.from(isLetter, (kept, index) => (kept ? text[index] : "")).join(""),
      characterList: characters.filter((_character, index) => isLetter[index]),
    });
  }

  function blocksOf(html) {
    const found = window.DraftJS.convertFromHTML(html);
    return (found?.contentBlocks ?? []).map(withStandings);
  }

  function insertBlocks(editor, blocks, state = editor.getEditorState()) {
    const { ContentState, EditorState, Modifier } = window.DraftJS;
    const fragment = ContentState.createFromBlockArray(blocks).getBlockMap();
    const content = Modifier.replaceWithFragment(state.getCurrentContent(), state.getSelection(), fragment);
    editor.onChange(EditorState.push(state, content, "insert-fragment"));
  }

  /** Cut the text at the caret: the state of what stands before it, and the blocks of what follows. */
  function cutAtCaret(state) {
    const { ContentState, EditorState, Modifier } = window.DraftJS;
    const selected = state.getSelection();
    const kept = selected.isCollapsed()
      ? state.getCurrentContent()
      : Modifier.removeRange(state.getCurrentContent(), selected, "backward");
    const caret = selected.isCollapsed() ? selected : kept.getSelectionAfter();
    const split = Modifier.splitBlock(kept, caret);
    const blocks = split.getBlocksAsArray();
    const cut = blocks.findIndex((block) => block.getKey() === split.getSelectionAfter().getStartKey());
    const before = ContentState.createFromBlockArray(blocks.slice(0, cut));
    const after = blocks.slice(cut);
    return {
      before: EditorState.moveSelectionToEnd(EditorState.push(state, before, "split-block")),
      after: after.some((block) => block.getText().trim() || block.getType() === "atomic") ? after : [],
    };
  }

  /** The block of the page's body that the editor is, if that body takes tables. */
  function bodyBlockOf(input) {
    for (let root = input.closest("[id$='-root']"); root; root = root.parentElement?.closest("[id$='-root']")) {
      const stream = root.rootBlock;
      if (stream?.blockDef?.childBlockDefsByName?.table) {
        return stream.children?.find((child) => child.block?.widget?.input === input) ?? null;
      }
    }
    return null;
  }

  function tableValue({ rows, hasHeader }) {
    return {
      data: rows,
      cell: [],
      mergeCells: [],
      first_row_is_table_header: hasHeader,
      first_col_is_header: false,
      table_header_choice: hasHeader ? "row" : "neither",
      table_caption: "",
    };
  }

  /** Blocks of the page's body below `child` for each part and, last, for the text cut off; returns them. */
  function addBlocks(child, parts, cutOff) {
    const stream = child.sequence;
    const add = (type, value, place) => stream.insert({ type, value, id: crypto.randomUUID?.() }, place);
    return parts.map((part, index) => {
      const place = child.index + 1 + index;
      if (part.rows) {
        return add("table", tableValue(part), place);
      }
      const text = add(child.type, stream.blockDef.initialChildStates[child.type], place);
      const isLast = index === parts.length - 1;
      insertBlocks(text.block.widget.input.draftailEditor, [...blocksOf(part.html), ...(isLast ? cutOff : [])]);
      return text;
    });
  }

  /** Put tables and what follows them into blocks of their own; returns the element to say it beside. */
  function insertParts(editor, child, parts) {
    const { before, after } = cutAtCaret(editor.getEditorState());
    const startsWithText = parts[0].html !== undefined;
    const others = startsWithText ? parts.slice(1) : [...parts];
    if (after.length && others.at(-1).rows) {
      others.push({ html: "" });
    }
    if (startsWithText) {
      insertBlocks(editor, blocksOf(parts[0].html), before);
    } else {
      editor.onChange(before);
    }
    const added = addBlocks(child, others, after);
    // The tables take their height from their rows once they are told that there is room.
    requestAnimationFrame(() => window.dispatchEvent(new Event("resize")));
    if (startsWithText || before.getCurrentContent().hasText()) {
      return null;
    }
    // A block of text without text could not be published.
    child.sequence.deleteBlock(child.index);
    return added[0].element.querySelector("[data-field]");
  }

  /** One note for the field, in place of an earlier one; a status is read aloud once it has its words. */
  function say(place, sentences) {
    place.querySelector(":scope > .pasting-note")?.remove();
    if (sentences.length) {
      const note = document.createElement("p");
      note.className = "pasting-note help-block help-warning";
      note.setAttribute("role", "status");
      place.append(note);
      note.textContent = sentences.join(" ");
    }
  }

  function pasteHtml(editor, wrapper, input, html) {
    const child = bodyBlockOf(input);
    const styles = new Set(editor.props.inlineStyles.map((style) => style.type));
    const found = read(html, styles, Boolean(child));
    let place = null;
    if (child && found.tables) {
      place = insertParts(editor, child, found.parts);
    } else if (found.parts.length) {
      insertBlocks(editor, blocksOf(found.parts[0].html));
    }
    say(place ?? wrapper.parentElement, [
      found.tables && (child ? WORDS.tableMoved : WORDS.tableFlattened),
      found.pictures && WORDS.picturesLeftOut,
      found.isStandingLost && WORDS.standingLost,
    ].filter(Boolean));
  }

  function pasteText(editor, text) {
    insertBlocks(editor, window.DraftJS.ContentState.createFromText(cleanText(text)).getBlocksAsArray());
  }

  // Before the editor sees it.
  document.addEventListener("paste", (event) => {
    const wrapper = event.target.closest?.("[data-draftail-editor-wrapper]");
    const input = wrapper && Array.from(wrapper.parentElement.children).find((element) => element.draftailEditor);
    if (!input || !event.target.closest("[contenteditable=true]") || !event.clipboardData || !window.DraftJS) {
      return;
    }
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    // An address that is pasted over words makes a link of them; the editor does that.
    const isAddress = /^\s*https?:\/\/\S+\s*$/.test(text);
    const isRich = html && !isAddress && !html.includes(OWN_COPY);
    if (isRich || (!html && text !== cleanText(text))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isRich) {
        pasteHtml(input.draftailEditor, wrapper, input, html);
      } else {
        pasteText(input.draftailEditor, text);
      }
    }
  }, true);
})();
