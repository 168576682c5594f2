'use strict';
// An example of a page that shows predictions as they are made. EventSource connects again by itself.
const $ = id => document.getElementById(id);
const SHOWN = 50;
let count = 0;

const source = new EventSource('v2/events');
source.onopen = () => { $('state').textContent = 'connected'; };
source.onerror = () => { $('state').textContent = source.readyState === EventSource.CLOSED ? 'the server sends no events (http-events)' : 'connecting…'; };
source.addEventListener('prediction', event => {
  const record = JSON.parse(event.data);
  const body = $('events').tBodies[0];
  const row = body.insertRow(0);
  const model = record.headers['model-name'] ? `${record.headers['model-name']}/${record.headers['model-version']}` : '';
  const value = record.value ?? record.value_base64 ?? '';
  for (const text of [`${record.topic} ${event.lastEventId}`, record.key ?? record.key_base64 ?? '', model, value]) row.insertCell().textContent = text;
  if (body.rows.length > SHOWN) body.deleteRow(-1);
  $('count').textContent = ++count;
});
