// One answer: a group of radio buttons under the name of the unit or the text of the question.

/** @param shows What the group is called: the unit in a matrix, the question elsewhere.
 * @param place Position on the page, for names of elements. */
function choiceGroup(cell, shows, place, onChange) {
  const name = `choice-${place}`;
  const clear = button(say('clear'), () => choose(''), { class: 'clear', 'aria-label': say('clearOf', { name: shows }) });
  const inputs = choices(cell.question).map((choice) => element('input', {
    type: 'radio', name, value: choice.code, id: `${name}-${choice.code}`, onchange: () => choose(choice.code),
  }));
  const labels = choices(cell.question).map((choice, index) => element(
    'label', { class: choice === data.scales[cell.question.scale].doNotKnow ? 'choice unknown' : 'choice' },
    inputs[index], element('span', null, choice.label)));
  const group = element(
    'fieldset', { onkeydown: onKey, id: `group-${place}` }, element('legend', null, shows), labels, clear);

  function choose(code) {
    setAnswer(cell, code);
    show();
    if (!code) inputs[0].focus();
    onChange();
  }
  function show() {
    const given = answer(cell);
    inputs.forEach((input) => { input.checked = input.value === given; });
    group.classList.toggle('answered', given !== '');
    clear.hidden = given === '';
  }
  /** The number that is printed beside a level chooses it; Delete takes the answer away. */
  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target === clear) return;
    const chosen = inputs.find((input) => input.value === event.key);
    if (!chosen && event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    choose(chosen ? chosen.value : '');
    if (chosen) chosen.focus();
  }

  show();
  return group;
}

/** The answers of a page, with the levels above the columns of a matrix where there is room. */
function choiceGroups(page, onChange) {
  const all = cells(page);
  const groups = all.map((cell, place) => choiceGroup(
    cell, isMatrix ? cell.unit.name : `${cell.question.number}. ${cell.question.text}`, place, onChange));
  if (!isMatrix || all.length === 0) return element('div', { class: 'questions' }, groups);
  const levels = choices(all[0].question);
  const head = element(
    'div', { class: 'head', 'aria-hidden': 'true' }, element('span', null, ''),
    levels.map((level) => element('span', null, level.label)));
  const grid = element('div', { class: 'grid' }, head, groups);
  grid.style.setProperty('--choices', levels.length);
  return grid;
}
