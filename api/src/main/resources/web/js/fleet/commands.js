// Telling a device what to do, and what became of what it was told. Esc leaves, the focus returns.
import { get, post } from '../api.js';
import { fill, h } from '../dom.js';
import { dateTime, protocol, shortDuration } from '../format.js';
import { announce } from '../ui/announce.js';

const TURN_MILLIS = 2_000;
const LOOK = { queued: '', delivered: 'warn', done: 'ok', refused: 'danger', expired: 'danger' };
const MEANING = {
  queued: 'waits for the device', delivered: 'the device has it and has not answered yet', done: 'the device did it',
  refused: 'the device will not do it', expired: 'the device did not fetch it in time',
};
const COMMANDS = [
  { id: 'identify', label: 'Show which one it is', seconds: { label: 'For how many seconds', value: 30, most: 3_600 } },
  { id: 'set-interval', label: 'Report at another pace', seconds: { label: 'Report once in so many seconds', value: 60, most: 86_400 } },
  { id: 'restart', label: 'Restart' },
  { id: 'firmware-update', label: 'Run another firmware', version: true },
];
const WAITS = [[600, '10 minutes'], [3_600, '1 hour'], [86_400, '1 day'], [604_800, '7 days']];

let dialogs = 0;

/**
 * Opens the dialog of a device.
 * @param {{store: string, device: string}} row
 * @param {string} timeZone the store's
 */
export function tellDevice({ store, device }, timeZone) {
  const path = `/fleet/devices/${encodeURIComponent(device)}/commands?store=${encodeURIComponent(store)}`;
  const heading = `commands-${++dialogs}`;
  const problem = h('p', { class: 'problem', role: 'alert' });
  const which = h('select', { 'data-testid': 'command', onchange: () => choose() }, COMMANDS.map((one) => h('option', { value: one.id }, one.label)));
  const seconds = h('input', { type: 'number', min: 1, step: 1, inputmode: 'numeric', required: true });
  const secondsLabel = h('span');
  const version = h('input', { type: 'text', maxlength: 64, required: true, autocomplete: 'off' });
  const address = h('input', { type: 'url', maxlength: 256, placeholder: 'https://…', autocomplete: 'off' });
  const wait = h('select', {}, WAITS.map(([value, text]) => h('option', { value, selected: value === 86_400 }, text)));
  const secondsField = field(secondsLabel, seconds);
  const versionFields = [field(h('span', {}, 'Version'), version), field(h('span', {}, 'Where it is (optional)'), address)];
  const submit = h('button', { class: 'button primary', type: 'submit', 'data-testid': 'send-command' }, 'Send');
  const list = h('ul', { class: 'commands', 'aria-live': 'polite', 'data-testid': 'commands' });
  const form = h('form', { method: 'dialog', novalidate: true, class: 'tell' },
    h('h2', { id: heading }, `Tell ${device} what to do`),
    field(h('span', {}, 'Command'), which), secondsField, versionFields, field(h('span', {}, 'If it is away, wait for it'), wait), problem,
    h('div', { class: 'actions' }, h('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Close'), submit),
    h('h3', {}, 'What it was told'), list);
  const dialog = h('dialog', { 'aria-labelledby': heading, 'data-testid': 'command-dialog', onclose: () => { clearInterval(turn); dialog.remove(); } }, form);
  let shown = '';

  function chosen() {
    return COMMANDS.find((one) => one.id === which.value);
  }

  function choose() {
    const one = chosen();
    secondsField.hidden = !one.seconds;
    versionFields.forEach((element) => { element.hidden = !one.version; });
    if (one.seconds) {
      secondsLabel.textContent = one.seconds.label;
      seconds.max = one.seconds.most;
      seconds.value = one.seconds.value;
    }
    problem.textContent = '';
  }

  /** The body to send, or a sentence that says what is wrong. */
  function body() {
    const one = chosen();
    const sent = { command: one.id, expiresSeconds: Number(wait.value) };
    if (one.seconds) {
      sent.seconds = Number(seconds.value);
      if (!Number.isInteger(sent.seconds) || sent.seconds < 1 || sent.seconds > one.seconds.most) return `The seconds must be a whole number from 1 to ${one.seconds.most}.`;
    }
    if (one.version) {
      sent.version = version.value.trim();
      if (!sent.version) return 'Say which version, for example 2.4.1.';
      if (address.value.trim()) sent.url = address.value.trim();
    }
    return sent;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    const sent = body();
    problem.textContent = typeof sent === 'string' ? sent : '';
    if (typeof sent === 'string') return;
    submit.disabled = true;
    try {
      await post(path, sent);
      announce(`${device} is told: ${chosen().label.toLowerCase()}.`);
      await load();
    } catch (error) {
      problem.textContent = error.message;
    }
    submit.disabled = false;
  });

  async function load() {
    try {
      const commands = await get(path);
      const print = JSON.stringify(commands);
      if (print === shown) return;
      shown = print;
      fill(list, commands.length ? commands.map((one) => entry(one, timeZone)) : h('li', { class: 'muted' }, 'Nothing yet.'));
    } catch (error) {
      problem.textContent = error.message;
    }
  }

  const turn = setInterval(load, TURN_MILLIS);
  choose();
  load();
  document.body.append(dialog);
  dialog.showModal();
  which.focus();
}

function field(label, input) {
  return h('label', { class: 'field' }, label, input);
}

function entry(one, timeZone) {
  const label = COMMANDS.find((known) => known.id === one.command)?.label ?? one.command;
  const what = [label, one.seconds != null && ` · ${shortDuration(one.seconds)}`, one.version && ` · ${one.version}`];
  const when = one.answered ? `answered ${dateTime(one.answered, timeZone)}`
    : one.delivered ? `got it ${dateTime(one.delivered, timeZone)} over ${protocol(one.protocol)}`
      : `${one.state === 'expired' ? 'expired' : 'waits until'} ${dateTime(one.expires, timeZone)}`;
  return h('li', { 'data-testid': 'command-row', 'data-state': one.state },
    h('span', { class: `pill ${LOOK[one.state]}`, title: MEANING[one.state] }, one.state),
    h('span', {}, h('strong', {}, what), h('span', { class: 'small muted block' }, `sent ${dateTime(one.issued, timeZone)} · ${when}`),
      one.detail && h('span', { class: 'small block' }, one.detail)));
}
