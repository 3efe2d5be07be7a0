// The way through the form: pages, progress, warnings, the file.

const main = document.getElementById('main');

/** Draws the page that the respondent is on. */
function draw() {
  const index = state.page - 1;
  const content = index < 0 ? startPage() : index < data.pages.length ? questionPage(data.pages[index], index) : endPage();
  main.replaceChildren(...content.flat(2).filter(Boolean));
  const isFirst = state.page === 0;
  document.body.classList.toggle('inside', !isFirst);
  document.getElementById('back').hidden = isFirst;
  document.getElementById('next').hidden = state.page === data.pages.length + 1;
  document.getElementById('next').textContent = say(isFirst ? 'begin' : 'next');
  refresh();
}

/** Brings counts up to date and keeps the draft. */
function refresh() {
  const { answered, total } = progress(data.pages);
  const bar = document.getElementById('bar');
  bar.max = Math.max(1, total);
  bar.value = answered;
  bar.parentElement.hidden = total === 0;
  document.getElementById('progress-text').textContent = say('progress', { answered, total });
  drawContents();
  const page = data.pages[state.page - 1];
  if (page) {
    const here = progress([page]);
    const missing = here.total - here.answered;
    document.getElementById('missing').textContent = missing ? say('missing', { n: missing }) : say('nothingMissing');
    document.getElementById('to-missing').hidden = missing === 0;
  }
  keepDraft();
  document.getElementById('no-draft').hidden = keepsDraft;
}

/** The list of pages, each with how much of it is answered. */
function drawContents() {
  const names = [say('start')].concat(data.pages.map((_, index) => pageName(index)), [say('end')]);
  const list = document.getElementById('contents');
  while (list.children.length > names.length) list.lastChild.remove();
  names.forEach((name, place) => {
    const page = data.pages[place - 1];
    const here = page ? progress([page]) : null;
    if (!list.children[place]) {
      list.append(element('li', null, button('', () => goTo(place), { class: 'link' })));
    }
    const link = list.children[place].firstChild;
    link.textContent = here ? say('pageProgress', { page: name, ...here }) : name;
    if (place === state.page) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  });
}

/** Leaves the page for another one, unless something has to be looked at first. */
function goTo(place) {
  const page = data.pages[state.page - 1];
  const same = page ? identicalPlace(page) : null;
  if (same !== null && state.confirmed.get(state.page) !== same) {
    const level = data.scales[data.questions[page.questions[0]].scale].levels[same];
    ask(
      say('identical'), say(isMatrix ? 'identicalUnits' : 'identicalQuestions', { label: level ? level.label : same + 1 }),
      say('identicalGoOn'), say('identicalGoBack'), () => {
        state.confirmed.set(state.page, same);
        show(place);
      });
    return;
  }
  if (state.page === 0 && place > 0 && !mayLeaveStart()) return;
  show(place);
}

/** Whether the facts on the first page allow the questions to be shown. A blank number may wait until the end. */
function mayLeaveStart() {
  if (!data.respondent && state.respondent && !respondentPattern.test(state.respondent)) {
    showFault('respondent', say('badRespondent'));
    return false;
  }
  if (isMatrix) return true;
  const unit = data.units.find((candidate) => candidate.code === state.unit);
  if (!unit || isOwn(unit)) {
    const fault = say(unit ? 'ownUnit' : 'noUnit');
    if (data.units.length > 1) showFault('unit', fault); else showFault('employer', fault);
    return false;
  }
  return true;
}

function show(place) {
  state.page = place;
  draw();
  document.getElementById('pages').open = false;
  window.scrollTo(0, 0);
  document.getElementById('page-title').focus({ preventScroll: true });
}

function goToMissing() {
  const place = cells(data.pages[state.page - 1]).findIndex((cell) => !answer(cell));
  const group = document.getElementById(`group-${place}`);
  group.scrollIntoView({ block: 'center' });
  group.querySelector('input').focus({ preventScroll: true });
}

/** Hands the file out. */
function save() {
  const fault = obstacle();
  document.getElementById('save-error').textContent = '';
  if (fault.endsWith('Respondent')) {
    showFault('respondent', say(fault));
    return;
  }
  const fact = missingFact();
  if (fact) {
    showFault(fact.name, say('noFact'));
    return;
  }
  if (fault) {
    const place = document.getElementById('save-error');
    place.textContent = say(fault);
    place.focus();
    return;
  }
  const file = savedFile();
  keepDraft();
  const address = URL.createObjectURL(new Blob([file.text], { type: 'application/xml' }));
  const link = element('a', { href: address, download: file.name }, say('saveAgain', { file: file.name }));
  showSaved(file, link);
  link.click();
}

/** What to do with the file, and its text for devices that do not save files. */
function showSaved(file, link) {
  const text = element('textarea', { id: 'file-text', readonly: true, rows: '6', spellcheck: 'false' });
  text.value = file.text;
  const copy = button(say('copy'), () => {
    text.select();
    const isCopied = document.execCommand('copy');
    announce(say(isCopied ? 'copied' : 'notCopied'));
    copy.textContent = say(isCopied ? 'copied' : 'notCopied');
  });
  document.getElementById('saved').replaceChildren(
    element('p', { class: 'notice' }, say('saved', { file: file.name })), element('p', null, link),
    element('details', null, element('summary', null, say('noFile')), element('p', null, say('noFileHint')),
      element('label', { for: 'file-text' }, say('fileText')), text, element('p', null, copy)),
    element('p', null, button(say('startOver'), startOver)));
  announce(say('saved', { file: file.name }));
}

function startOver() {
  ask(say('startOver'), say('startOverText'), say('startOverGoOn'), say('cancel'), () => {
    dropDraft();
    if (!data.respondent) state.respondent = '';
    state.employer = data.employer || '';
    state.unit = data.units.length === 1 ? data.units[0].code : '';
    state.facts.clear();
    state.leftOut.clear();
    state.answers.clear();
    state.confirmed.clear();
    state.saved = null;
    document.getElementById('restored').hidden = true;
    show(0);
  });
}

function begin() {
  const isRestored = restoreDraft();
  document.getElementById('back').addEventListener('click', () => goTo(state.page - 1));
  document.getElementById('next').addEventListener('click', () => goTo(state.page + 1));
  document.getElementById('start-over').addEventListener('click', startOver);
  document.getElementById('restored').hidden = !isRestored;
  document.querySelectorAll('[data-needs-script]').forEach((part) => { part.hidden = false; });
  window.addEventListener('beforeunload', (event) => {
    if (!keepsDraft && state.answers.size > 0) event.preventDefault();
  });
  draw();
}

begin();
