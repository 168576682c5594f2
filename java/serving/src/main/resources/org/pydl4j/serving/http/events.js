'use strict';
// An example of a page that shows predictions as they are made. EventSource sends no token, so the stream is read by hand.
import { $, open } from './calls.js';

const SHOWN = 50;
const AGAIN = 1000; // ms before the next try
let count = 0, missed = 0, last = null, reading = null;

async function read() {
  reading?.abort();
  const own = reading = new AbortController();
  while (reading === own) {
    try {
      const response = await open('v2/events', { signal: own.signal, headers: last === null ? {} : { 'Last-Event-ID': last } });
      $('state').textContent = 'connected';
      await follow(response.body.pipeThrough(new TextDecoderStream()).getReader());
      $('state').textContent = 'connecting…';
    } catch (error) {
      if (reading === own) $('state').textContent = error.message;
    }
    await new Promise(resolve => setTimeout(resolve, AGAIN));
  }
}

/** Blocks of lines with a blank one between, as in the specification of server-sent events. */
async function follow(reader) {
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop();
    for (const block of blocks) take(block);
  }
}

function take(block) {
  const fields = { event: '', id: last, data: [] };
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = line.match(/^([^:]*):? ?(.*)$/);
    if (name === 'data') fields.data.push(value);
    else if (name) fields[name] = value;
  }
  last = fields.id;
  const data = fields.data.join('\n');
  if (fields.event === 'prediction') show(JSON.parse(data), fields.id);
  if (fields.event === 'dropped') tell(missed += Number(data));
}

/** The server sends less than there is to whom reads too slowly, and says so. */
function tell(total) {
  $('missed').textContent = ` ${total} were dropped, since this page reads too slowly.`;
}

function show(record, id) {
  const body = $('events').tBodies[0];
  const row = body.insertRow(0);
  const model = record.headers['model-name'] ? `${record.headers['model-name']}/${record.headers['model-version']}` : '';
  const value = record.value ?? record.value_base64 ?? '';
  for (const text of [`${record.topic} ${id}`, record.key ?? record.key_base64 ?? '', model, value]) row.insertCell().textContent = text;
  if (body.rows.length > SHOWN) body.deleteRow(-1);
  $('count').textContent = ++count;
}

$('token').addEventListener('change', read);
read();
