// The draft: kept in this browser, for this version of this form.

const draftKey = ['parsurvey', data.form, data.version, data.respondent || '', data.units.length === 1 ? state.unit : '']
  .join(' ');

/** Whether the browser keeps drafts; where it does not, the page says so and warns before it is closed. */
let keepsDraft = true;

function keepDraft() {
  const draft = {
    respondent: state.respondent,
    employer: state.employer,
    unit: state.unit,
    facts: [...state.facts],
    leftOut: [...state.leftOut],
    answers: [...state.answers].map(([unit, given]) => [unit, [...given]]),
    confirmed: [...state.confirmed],
    page: state.page,
    saved: state.saved,
  };
  try {
    localStorage.setItem(draftKey, JSON.stringify(draft));
    keepsDraft = true;
  } catch (error) {
    keepsDraft = false;
  }
}

/** Brings the draft back, as far as it fits the form: what it says of other units, questions or choices is dropped.
 * @returns Whether there was one. */
function restoreDraft() {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(draftKey));
  } catch (error) {
    keepsDraft = error instanceof SyntaxError;
  }
  if (!draft || !Array.isArray(draft.answers)) return false;
  const known = new Set(data.units.map((unit) => unit.code));
  if (!data.respondent) state.respondent = String(draft.respondent || '');
  if (!data.employer && (draft.employer === otherEmployer || known.has(draft.employer))) state.employer = draft.employer;
  if (known.has(draft.unit) && data.units.length > 1) state.unit = draft.unit;
  for (const [name, value] of draft.facts || []) {
    const asked = data.facts.find((fact) => fact.name === name);
    if (asked && (asked.choices.length === 0 || asked.choices.includes(value))) state.facts.set(name, String(value));
  }
  (draft.leftOut || []).filter((code) => known.has(code)).forEach((code) => state.leftOut.add(code));
  const questions = new Map(data.questions.map((question) => [question.code, question]));
  for (const [code, given] of draft.answers) {
    const unit = data.units.find((candidate) => candidate.code === code);
    for (const [questionCode, chosen] of unit ? given : []) {
      const question = questions.get(questionCode);
      if (question && choices(question).some((choice) => choice.code === chosen)) setAnswer({ unit, question }, chosen);
    }
  }
  state.confirmed = new Map(draft.confirmed || []);
  state.saved = draft.saved || null;
  state.page = Math.min(Math.max(0, Number(draft.page) || 0), data.pages.length + 1);
  return true;
}

function dropDraft() {
  try {
    localStorage.removeItem(draftKey);
  } catch (error) {
    keepsDraft = false;
  }
}
