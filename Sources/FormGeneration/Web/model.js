// What the form asks, and what the respondent has said so far.

const data = JSON.parse(document.getElementById('form-data').textContent);
const isMatrix = data.layout === 'matrix';

/** Fewer answers than this are never remarked upon for being the same. */
const fewestIdentical = 3;

/** Everything that a draft keeps. Maps, not objects: a code may be any text. */
const state = {
  respondent: data.respondent || '',
  employer: data.employer || '',
  /** What weights and errors depend on: name of the fact → what the respondent said. */
  facts: new Map(),
  unit: data.units.length === 1 ? data.units[0].code : '',
  /** Codes of the units that the respondent leaves out. */
  leftOut: new Set(),
  /** Code of a unit → code of a question → code of the answer. */
  answers: new Map(),
  /** Index of a page → the place in the scale at which its identical answers were confirmed. */
  confirmed: new Map(),
  /** 0 is the start, the last one the end. */
  page: 0,
  /** What was saved last, and when: the same answers saved again give the same file. */
  saved: null,
};

/** A text of the page in its language, with `{name}` replaced. */
function say(name, values) {
  return data.texts[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

function isOwn(unit) { return data.forbidsOwnUnit && state.employer === unit.code; }

/** The units that the respondent rates, in the order of the form. */
function ratedUnits() {
  return data.units.filter((unit) => !isOwn(unit)
    && (isMatrix ? !state.leftOut.has(unit.code) : unit.code === state.unit));
}

/** The answers that a page asks for: a unit and a question each. */
function cells(page) {
  const found = [];
  for (const question of page.questions.map((index) => data.questions[index])) {
    for (const unit of ratedUnits()) {
      if (!unit.skips.includes(question.code)) found.push({ unit, question });
    }
  }
  return found;
}

function answer(cell) {
  const given = state.answers.get(cell.unit.code);
  return (given && given.get(cell.question.code)) || '';
}

/** Keeps an answer; an empty one takes it away. */
function setAnswer(cell, code) {
  if (!state.answers.has(cell.unit.code)) state.answers.set(cell.unit.code, new Map());
  const given = state.answers.get(cell.unit.code);
  if (code) given.set(cell.question.code, code); else given.delete(cell.question.code);
}

/** How many answers some pages ask for, and how many are given; "don't know" is an answer. */
function progress(pages) {
  const all = pages.flatMap(cells);
  return { total: all.length, answered: all.filter(answer).length };
}

/** The choices that a question offers, "don't know" last. */
function choices(question) {
  const scale = data.scales[question.scale];
  return scale.doNotKnow ? scale.levels.concat([scale.doNotKnow]) : scale.levels;
}

/** The place in the scale at which all levels given on a page stand; null where they differ or are too few. */
function identicalPlace(page) {
  const places = cells(page)
    .map((cell) => data.scales[cell.question.scale].levels.findIndex((level) => level.code === answer(cell)))
    .filter((place) => place >= 0);
  const isSame = places.length >= fewestIdentical && places.every((place) => place === places[0]);
  return isSame ? places[0] : null;
}
