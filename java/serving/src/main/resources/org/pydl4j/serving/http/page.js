'use strict';
// The page of a server: its models and a form to try one. Talks the protocol that every client talks.
import { $, call } from './calls.js';
import { clearPad, imageShape, numbersFor, onDrawn } from './drawing.js';
import './charts.js';
import './routes.js';

const BIG = 4096; // numbers beyond which the form does not show a request in full
let chosen = null;

const told = list => list.map(t => `${t.name} ${t.datatype}[${t.shape.map(s => s < 0 ? 'n' : s).join(', ')}]`).join('; ');

async function showModels() {
  try {
    const server = JSON.parse(await call('v2'));
    $('server').textContent = `${server.name} ${server.version}`;
    const index = JSON.parse(await call('v2/repository/index', { method: 'POST', body: '{}' }));
    const rows = await Promise.all(index.map(async line => {
      const ready = line.state === 'READY';
      return { ...line, about: ready ? JSON.parse(await call(`v2/models/${encodeURIComponent(line.name)}/versions/${line.version}`)) : null };
    }));
    if (!chosen && rows.some(r => r.about)) choose(rows.find(r => r.about));
    draw(rows);
    $('problem').textContent = '';
  } catch (error) {
    $('problem').textContent = error.message;
  }
}

/** The table; who has come to a row by the keyboard stays there. */
function draw(rows) {
  const body = $('models').tBodies[0], at = [...body.rows].findIndex(tr => tr.contains(document.activeElement));
  body.replaceChildren(...rows.map(row));
  if (at >= 0) body.rows[at]?.querySelector('button')?.focus();
}

function row(model) {
  const tr = document.createElement('tr');
  const cells = [model.name, model.version, model.state + (model.reason ? `: ${model.reason}` : ''),
    model.about ? told(model.about.inputs) : '', model.about ? told(model.about.outputs) : ''];
  for (const text of cells) tr.insertCell().textContent = text;
  tr.cells[2].className = model.state;
  if (!model.about) return tr;
  const button = document.createElement('button'), mine = chosen?.name === model.name && chosen.version === model.version;
  button.textContent = model.name;
  button.title = `Try ${model.name}, version ${model.version}`;
  button.setAttribute('aria-pressed', mine);
  tr.cells[0].replaceChildren(button);
  if (mine) tr.className = 'chosen';
  tr.onclick = () => { choose(model); showModels(); };
  return tr;
}

// ---- trying a model ----

function choose(model) {
  chosen = model;
  $('chosen').textContent = `${model.name}, version ${model.version}`;
  const image = model.about.inputs.length === 1 ? imageShape(model.about.inputs[0].shape) : null;
  $('drawing').hidden = !image;
  if (image) $('size').textContent = `${image.w} × ${image.h}`;
  forget();
  $('request').value = JSON.stringify({
    inputs: model.about.inputs.map(input => {
      const shape = input.shape.map(s => s < 0 ? 1 : s);
      const count = shape.reduce((a, b) => a * b, 1);
      const data = count > BIG ? [] : Array(count).fill(input.datatype === 'BOOL' ? false : 0);
      return { name: input.name, datatype: input.datatype, shape, data };
    }),
  });
}

/** Nothing is left of the last answer. */
function forget() {
  $('bars').replaceChildren();
  for (const id of ['response', 'took', 'fault']) $(id).textContent = '';
}

function fault(message) {
  forget();
  $('fault').textContent = message;
}

async function send() {
  if (!chosen) { fault('No model is served yet.'); return; }
  const path = `v2/models/${encodeURIComponent(chosen.name)}/versions/${chosen.version}/infer`;
  const start = performance.now();
  try {
    forget();
    JSON.parse($('request').value);
    const text = await call(path, { method: 'POST', body: $('request').value, headers: { 'Content-Type': 'application/json' } });
    $('took').textContent = `${(performance.now() - start).toFixed(1)} ms`;
    $('response').textContent = text;
    bars(JSON.parse(text).outputs[0]);
  } catch (error) {
    fault(error instanceof SyntaxError ? `This is not JSON: ${error.message}` : error.message);
  }
}

/** The first row of an output, the greatest number marked: classes, if the model has labels. */
function bars(output) {
  const count = output.shape.length > 1 ? output.shape.slice(1).reduce((a, b) => a * b, 1) : output.data.length;
  const labels = chosen.about.parameters?.labels ?? [];
  const values = output.data.slice(0, count);
  if (count > 50) { $('bars').replaceChildren(); return; }
  const best = Math.max(...values), scale = Math.max(...values.map(Math.abs)) || 1;
  $('bars').replaceChildren(...values.map((value, i) => {
    const bar = document.createElement('div');
    bar.setAttribute('role', 'listitem');
    bar.className = value === best ? 'bar best' : 'bar';
    const name = document.createElement('span'), line = document.createElement('i'), number = document.createElement('span');
    name.textContent = labels[i] ?? i;
    line.style.width = `${Math.abs(value) / scale * 100}%`;
    number.textContent = value.toPrecision(3);
    bar.append(name, line, number);
    return bar;
  }));
}

function ask() {
  if (!chosen) { fault('No model is served yet.'); return; }
  const input = chosen.about.inputs[0], shape = input.shape.map(s => s < 0 ? 1 : s);
  $('request').value = JSON.stringify({ inputs: [{ name: input.name, datatype: input.datatype, shape, data: numbersFor(input) }] });
  send();
}

onDrawn(ask, fault);
clearPad();
$('clear').onclick = () => { clearPad(); if (chosen) choose(chosen); else forget(); };
$('send').onclick = send;
$('token').addEventListener('change', showModels);
showModels();
setInterval(showModels, 5000);
