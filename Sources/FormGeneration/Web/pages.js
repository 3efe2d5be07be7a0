// The pages: the start, the questions, the end.

/** A label with what it names below it, and a place for what is wrong with it. */
function field(id, label, hint, control) {
  control.id = id;
  control.setAttribute('aria-describedby', `${id}-hint ${id}-error`);
  return element(
    'div', { class: 'field' }, element('label', { for: id }, label),
    element('p', { class: 'hint', id: `${id}-hint` }, hint), control,
    element('p', { class: 'error', id: `${id}-error`, role: 'alert' }));
}

/** Shows what is wrong with a field and goes there; an empty text takes it back. */
function showFault(id, text) {
  const control = document.getElementById(id);
  if (!control) {
    announce(text);
    return;
  }
  document.getElementById(`${id}-error`).textContent = text;
  if (!text) {
    control.removeAttribute('aria-invalid');
    return;
  }
  control.setAttribute('aria-invalid', 'true');
  control.focus();
}

function respondentField() {
  if (data.respondent) return element('p', null, say('givenRespondent', { number: data.respondent }));
  const input = element('input', {
    type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '40',
    oninput: () => {
      state.respondent = input.value.normalize('NFC').trim();
      showFault('respondent', '');
      keepDraft();
    },
  });
  input.value = state.respondent;
  return field('respondent', say('respondent'), say('respondentHint'), input);
}

/** A list to choose one thing from. */
function picker(none, pairs, chosen, onChoice) {
  const select = element(
    'select', { onchange: () => onChoice(select.value) },
    [['', none]].concat(pairs).map(([value, text]) => element('option', { value }, text)));
  select.value = chosen;
  return select;
}

function employerField() {
  const pairs = data.units.map((unit) => [unit.code, unit.name]).concat([[otherEmployer, say('otherEmployer')]]);
  const select = picker(say('noChoice'), pairs, state.employer, (code) => {
    state.employer = code;
    refresh();
  });
  return field('employer', say('employer'), say(data.forbidsOwnUnit ? 'employerHintNotOwn' : 'employerHint'), select);
}

/** What weights and errors depend on: a list to choose from, or a line to write on. */
function factField({ name, choices: offered }) {
  const keep = (value) => {
    state.facts.set(name, value.normalize('NFC').replace(/\s+/g, ' ').trim());
    showFault(name, '');
    refresh();
  };
  const given = state.facts.get(name) || '';
  const control = offered.length > 0 ? picker(say('noChoice'), offered.map((text) => [text, text]), given, keep)
    : element('input', { type: 'text', autocomplete: 'off', maxlength: '100', oninput: () => keep(control.value) });
  if (offered.length === 0) control.value = given;
  return field(name, say(name), say('factHint'), control);
}

function unitField() {
  if (data.units.length === 1) return element('p', { class: 'unit' }, say('givenUnit', { name: data.units[0].name }));
  const pairs = data.units.map((unit) => [unit.code, unit.name]);
  const select = picker(say('noChoice'), pairs, state.unit, (code) => {
    state.unit = code;
    state.confirmed.clear();
    showFault('unit', '');
    refresh();
  });
  return field('unit', say('unit'), say('unitHint'), select);
}

/** Which of the units of a matrix the respondent rates. */
function unitsField() {
  const boxes = data.units.map((unit, index) => {
    const box = element('input', {
      type: 'checkbox', id: `rates-${index}`, onchange: () => {
        if (box.checked) state.leftOut.delete(unit.code); else state.leftOut.add(unit.code);
        refresh();
      },
    });
    box.checked = !state.leftOut.has(unit.code);
    return element('label', { class: 'box' }, box, element('span', null, unit.name));
  });
  return element(
    'details', { class: 'units' }, element('summary', null, say('units', { n: data.units.length })),
    element('fieldset', null, element('legend', null, say('unitsHint')), boxes));
}

function startPage() {
  return [
    element('h2', { id: 'page-title', tabindex: '-1' }, say('start')),
    data.grounds.map((ground) => element('p', { class: 'ground' }, ground)),
    paragraphs(data.introduction),
    paragraphs(data.confidentiality),
    element('div', { class: 'facts' }, respondentField(), data.facts.map(factField), data.asksEmployer && !data.employer ? employerField() : null,
      isMatrix ? unitsField() : unitField()),
    data.instructions ? element('h3', null, say('instructions')) : null,
    paragraphs(data.instructions),
    element('p', null, say('keys')),
  ];
}

function questionPage(page, index) {
  const groups = choiceGroups(page, () => refresh());
  const question = data.questions[page.questions[0]];
  const title = isMatrix ? say('question', { n: index + 1, total: data.pages.length }) : page.title;
  return [
    element('p', { class: 'area' }, isMatrix ? page.title : say('givenUnit', { name: ratedUnits().map((unit) => unit.name) })),
    element('h2', { id: 'page-title', tabindex: '-1' }, title),
    isMatrix ? element('p', { class: 'question' }, question.text) : null,
    ratedUnits().length === 0 ? element('p', { class: 'notice' }, say('noUnits')) : groups,
    element('p', { class: 'missing' }, element('span', { id: 'missing' }),
      button(say('toMissing'), goToMissing, { id: 'to-missing' })),
  ];
}

function endPage() {
  const open = data.pages.map((page, index) => ({ index, ...progress([page]) })).filter((one) => one.answered < one.total);
  const silent = isMatrix ? ratedUnits().filter((unit) => !(state.answers.get(unit.code) || { size: 0 }).size) : [];
  return [
    element('h2', { id: 'page-title', tabindex: '-1' }, say('end')),
    element('p', null, say(open.length === 0 ? 'complete' : 'incomplete')),
    open.length === 0 ? null : element('details', { open: open.length <= 6 },
      element('summary', null, say('openPages', { n: open.length })),
      element('ul', { class: 'open' }, open.map((one) => element('li', null, button(
        say('openPage', { page: pageName(one.index), n: one.total - one.answered }), () => goTo(one.index + 1),
        { class: 'link' }))))),
    silent.length === 0 ? null
      : element('p', null, say('silentUnits', { names: silent.map((unit) => unit.name).join('; ') })),
    respondentField(), missingFact() ? data.facts.map(factField) : null,
    element('p', { class: 'error', id: 'save-error', role: 'alert', tabindex: '-1' }),
    element('p', null, button(say('save'), save, { class: 'primary', id: 'save' })),
    element('div', { id: 'saved' }),
    element('div', { class: 'closing' }, paragraphs(data.closing)),
  ];
}

/** What a page of questions is called in lists. */
function pageName(index) {
  const page = data.pages[index];
  return isMatrix ? say('shortQuestion', { n: index + 1 }) : page.title;
}
