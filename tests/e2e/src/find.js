// Finds visible elements by role and accessible name; arguments: role, name (null for any), and what to
// answer: the elements, or `names`; or `focus`, which answers role and name of what has the focus.
// The names are a plain reading of the rules browsers use (accname), enough for our own markup.
const [role, wanted, answer] = arguments;

const clean = (text) => text.replace(/\s+/g, ' ').trim();

function words(element) {
  if (element.nodeType === Node.TEXT_NODE) return element.data;
  if (element.nodeType !== Node.ELEMENT_NODE || element.getAttribute('aria-hidden') === 'true') return '';
  return ` ${[...element.childNodes].map(words).join('')} `;
}

function name(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) return clean(by.split(' ').map((id) => words(document.getElementById(id) || document.createTextNode(''))).join(' '));
  if (element.hasAttribute('aria-label')) return clean(element.getAttribute('aria-label'));
  if (element.labels && element.labels.length) return clean([...element.labels].map(words).join(' '));
  return clean(words(element));
}

function kind(element) {
  if (element.hasAttribute('role')) return element.getAttribute('role');
  const tag = element.tagName.toLowerCase();
  if (tag === 'a') return element.hasAttribute('href') ? 'link' : '';
  if (tag === 'input') return { radio: 'radio', checkbox: 'checkbox', date: 'date', file: 'file' }[element.type] || 'textbox';
  if (/^h[1-6]$/.test(tag)) return 'heading';
  return {
    button: 'button', textarea: 'textbox', summary: 'summary', main: 'main', nav: 'navigation',
    article: 'article', fieldset: 'group', li: 'listitem',
  }[tag] || '';
}

// What a closed <details> holds has a place on the page, and is not seen.
function shown(element) {
  return element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
}

// A card says its title in bold and more below: either is its name to a person.
function says(element) {
  if (wanted === null) return true;
  const card = element.closest('label') || element;
  const bold = card.querySelector('b');
  return name(element) === wanted || (bold !== null && clean(words(bold)) === wanted);
}

if (answer === 'focus') {
  const on = document.activeElement;
  const bold = (on.closest('label') || on).querySelector('b');
  return [kind(on), kind(on) !== 'main' && bold ? clean(words(bold)) : name(on)];
}
const found = [...document.querySelectorAll('body *')].filter((element) => kind(element) === role && shown(element) && says(element));
return answer === 'names' ? found.map(name) : found;
