// The file that the form hands back: responses in XML, with what they were given to and a hash of what they say.

/** Stands for an employer that is none of the rated units; the file then names none. */
const otherEmployer = '-';

/** What may stand for a respondent: a number or a code, never a name. */
const respondentPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** The time now, with its offset from UTC: 2024-12-20T08:15:00+07:00. */
function timestamp() {
  const two = (number) => String(number).padStart(2, '0');
  const now = new Date();
  const offset = -now.getTimezoneOffset();
  const minutes = Math.abs(offset);
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    + `T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`
    + `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The responses as pairs of names and values. A unit without any answer is no response; a question that was left out
 * is blank. */
function responses(time) {
  const asked = data.pages.flatMap(cells);
  const found = [];
  for (const unit of ratedUnits()) {
    const own = asked.filter((cell) => cell.unit === unit);
    if (!own.some(answer)) continue;
    const facts = [['respondent', state.respondent], ['group', data.group], ['unit', unit.code]];
    for (const { name } of data.facts) {
      if (state.facts.get(name)) facts.push([name, state.facts.get(name)]);
    }
    if (state.employer && state.employer !== otherEmployer) facts.push(['employer', state.employer]);
    if (time) facts.push(['submitted_at', time]);
    found.push({ facts, answers: own.map((cell) => [cell.question.code, answer(cell)]) });
  }
  return found;
}

/** What the hash is taken of: see "Files of forms" in the description of formats. */
function sealedText(list) {
  const record = (fields) => fields.join('\u001f') + '\u001e';
  const facts = (pairs) => pairs.map(([name, value]) => `${name}=${value}`);
  const root = [['form_id', data.form], ['form_version', data.version], ['year', data.year]];
  if (data.isSynthetic) root.push(['synthetic', 'true']);
  return record(['responses'].concat(facts(root)))
    + list.map((response) => record(['response'].concat(facts(response.facts)))
      + response.answers.map((pair) => record(['answer'].concat(pair))).join('')).join('');
}

function escaped(text) {
  const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };
  return String(text).replace(/[&<>"\t\n\r]/g, (character) => names[character]);
}

/** The text of the file. */
function responseFile(list) {
  const attributes = (pairs) => pairs.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const root = [['year', data.year], ['synthetic', data.isSynthetic], ['form_id', data.form],
    ['form_version', data.version], ['content_sha256', sha256(sealedText(list))]];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<responses${attributes(root)}>`];
  for (const response of list) {
    lines.push(`  <response${attributes(response.facts)}>`);
    for (const [question, value] of response.answers) {
      lines.push(`    <answer${attributes([['question', question], ['value', value]])}/>`);
    }
    lines.push('  </response>');
  }
  return lines.concat(['</responses>', '']).join('\n');
}

/** The first of the facts that weights and errors depend on and that is not given; nothing where all are. */
function missingFact() { return data.facts.find(({ name }) => !state.facts.get(name)); }

/** What stands between the respondent and a file; empty where nothing does. */
function obstacle() {
  if (!data.respondent && !respondentPattern.test(state.respondent)) {
    return state.respondent ? 'badRespondent' : 'noRespondent';
  }
  if (!isMatrix && !state.unit) return 'noUnit';
  return responses('').length === 0 ? 'nothingAnswered' : '';
}

/** The file, with the time of the first save of just these answers. */
function savedFile() {
  const content = sha256(sealedText(responses('')));
  if (!state.saved || state.saved.content !== content) state.saved = { content, time: timestamp() };
  const safe = (text) => text.replace(/[^A-Za-z0-9._-]/g, '_');
  const name = [data.form, state.respondent].concat(isMatrix ? [] : [state.unit]).map(safe).join('-') + '.xml';
  return { name, text: responseFile(responses(state.saved.time)) };
}
