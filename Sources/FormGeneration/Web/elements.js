// Elements of the page. Every text goes in as text, never as markup.

/** An element with attributes, handlers (`onclick: f`) and children; a text as a child becomes a text node, null none. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (child !== null) made.append(child);
  }
  return made;
}

/** A paragraph for every line of a text. */
function paragraphs(text) {
  return text.split('\n').filter((line) => line.trim()).map((line) => element('p', null, line));
}

function button(text, onclick, attributes) {
  return element('button', { type: 'button', onclick, ...attributes }, text);
}

/** Tells people who listen to the page. */
function announce(text) {
  const place = document.getElementById('announcement');
  place.textContent = '';
  setTimeout(() => { place.textContent = text; }, 50);
}

/** Asks in a dialog whether to go on; the safe answer has the focus. */
function ask(title, text, goOn, goBack, onGoOn) {
  const dialog = document.getElementById('dialog');
  if (!dialog.showModal) {
    if (window.confirm(`${title}\n\n${text}`)) onGoOn();
    return;
  }
  const back = button(goBack, () => dialog.close(), { class: 'primary' });
  const on = button(goOn, () => {
    dialog.close();
    onGoOn();
  });
  dialog.replaceChildren(
    element('h2', { id: 'dialog-title' }, title), element('p', { id: 'dialog-text' }, text),
    element('div', { class: 'buttons' }, back, on));
  dialog.showModal();
  back.focus();
}
