'use strict';
// The page of a server: its models, a form to try one, and charts of /metrics. Talks the protocol that every client talks.
const $ = id => document.getElementById(id);
const SHOWN = 60; // points of a chart, one a second
const BIG = 4096; // numbers beyond which the form does not show a request in full
let chosen = null;

const headers = () => $('token').value ? { Authorization: `Bearer ${$('token').value}` } : {};

async function call(path, options = {}) {
  const response = await fetch(path, { ...options, headers: { ...headers(), ...options.headers } });
  const text = await response.text();
  if (!response.ok) {
    let message = text;
    try { message = JSON.parse(text).error; } catch { /* not ours: shown as it is */ }
    throw new Error(`${response.status}: ${message}`);
  }
  return text;
}

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
    $('models').tBodies[0].replaceChildren(...rows.map(row));
    if (!chosen && rows.some(r => r.about)) choose(rows.find(r => r.about));
    $('problem').textContent = '';
  } catch (error) {
    $('problem').textContent = error.message;
  }
}

function row(model) {
  const tr = document.createElement('tr');
  const cells = [model.name, model.version, model.state + (model.reason ? `: ${model.reason}` : ''),
    model.about ? told(model.about.inputs) : '', model.about ? told(model.about.outputs) : ''];
  for (const text of cells) tr.insertCell().textContent = text;
  tr.cells[2].className = model.state;
  if (chosen && chosen.name === model.name && chosen.version === model.version) tr.className = 'chosen';
  if (model.about) tr.onclick = () => { choose(model); showModels(); };
  return tr;
}

// ---- trying a model ----

/** Height, width, channels, channels last or first; null where the input is no image. */
function imageShape(shape) {
  const [, ...rest] = shape;
  if (rest.length === 3 && [1, 3].includes(rest[0]) && rest[1] > 1) return { c: rest[0], h: rest[1], w: rest[2] };
  const numbers = rest.reduce((a, b) => a * b, 1);
  const side = Math.sqrt(numbers);
  if (rest.length === 1 && Number.isInteger(side) && side >= 8) return { c: 1, h: side, w: side };
  return rest.length === 2 && Math.min(...rest) >= 8 ? { c: 1, h: rest[0], w: rest[1] } : null;
}

function choose(model) {
  chosen = model;
  $('chosen').textContent = `${model.name}, version ${model.version}`;
  const image = model.about.inputs.length === 1 ? imageShape(model.about.inputs[0].shape) : null;
  $('drawing').hidden = !image;
  if (image) $('size').textContent = `${image.w} × ${image.h}`;
  $('bars').replaceChildren();
  $('response').textContent = '';
  $('request').value = JSON.stringify({
    inputs: model.about.inputs.map(input => {
      const shape = input.shape.map(s => s < 0 ? 1 : s);
      const count = shape.reduce((a, b) => a * b, 1);
      const data = count > BIG ? [] : Array(count).fill(input.datatype === 'BOOL' ? false : 0);
      return { name: input.name, datatype: input.datatype, shape, data };
    }),
  });
}

async function send() {
  const path = `v2/models/${encodeURIComponent(chosen.name)}/versions/${chosen.version}/infer`;
  const start = performance.now();
  try {
    const text = await call(path, { method: 'POST', body: $('request').value, headers: { 'Content-Type': 'application/json' } });
    $('took').textContent = `${(performance.now() - start).toFixed(1)} ms`;
    $('response').textContent = text;
    bars(JSON.parse(text).outputs[0]);
  } catch (error) {
    $('took').textContent = '';
    $('bars').replaceChildren();
    $('response').textContent = error.message;
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
    bar.className = value === best ? 'bar best' : 'bar';
    const name = document.createElement('span'), line = document.createElement('i'), number = document.createElement('span');
    name.textContent = labels[i] ?? i;
    line.style.width = `${Math.abs(value) / scale * 100}%`;
    number.textContent = value.toPrecision(3);
    bar.append(name, line, number);
    return bar;
  }));
}

const pad = $('pad'), ink = pad.getContext('2d', { willReadFrequently: true });
function clear() { ink.fillStyle = '#000'; ink.fillRect(0, 0, pad.width, pad.height); }

function fromPad() {
  const input = chosen.about.inputs[0], { c, h, w } = imageShape(input.shape);
  const small = document.createElement('canvas');
  [small.width, small.height] = [w, h];
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(pad, 0, 0, w, h);
  const pixels = context.getImageData(0, 0, w, h).data;
  const whole = !input.datatype.startsWith('FP') && !input.datatype.startsWith('BF');
  const scale = $('unit').checked && !whole ? 255 : 1;
  const data = [];
  for (let channel = 0; channel < c; channel++) {
    for (let i = 0; i < w * h; i++) {
      const [r, g, b] = pixels.subarray(4 * i, 4 * i + 3);
      const value = c === 1 ? (r + g + b) / 3 : pixels[4 * i + channel];
      data.push(whole ? Math.round(value) : Number((value / scale).toFixed(4)));
    }
  }
  const shape = input.shape.map(s => s < 0 ? 1 : s);
  $('request').value = JSON.stringify({ inputs: [{ name: input.name, datatype: input.datatype, shape, data }] });
  send();
}

let last = null;
pad.onpointerdown = event => { pad.setPointerCapture(event.pointerId); last = event; };
pad.onpointermove = event => {
  if (!last) return;
  ink.strokeStyle = '#fff';
  ink.lineWidth = 18;
  ink.lineCap = 'round';
  ink.beginPath();
  ink.moveTo(last.offsetX, last.offsetY);
  ink.lineTo(event.offsetX, event.offsetY);
  ink.stroke();
  last = event;
};
pad.onpointerup = () => { last = null; fromPad(); };
pad.ondragover = event => event.preventDefault();
pad.ondrop = async event => {
  event.preventDefault();
  const picture = await createImageBitmap(event.dataTransfer.files[0]);
  ink.drawImage(picture, 0, 0, pad.width, pad.height);
  fromPad();
};
$('clear').onclick = clear;
$('send').onclick = send;
$('token').onchange = showModels;

// ---- charts ----

/** The sum over all models of a metric's values, by Prometheus's text format. */
function total(text, name) {
  let sum = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith(name) && ' {'.includes(line[name.length])) sum += Number(line.slice(line.lastIndexOf(' ') + 1));
  }
  return sum;
}

const series = { rate: [], latency: [], batch: [] };
let before = null;
async function look() {
  try {
    const text = await call('metrics');
    const now = { at: performance.now() / 1000 };
    for (const name of ['latency_seconds_count', 'latency_seconds_sum', 'batch_rows_count', 'batch_rows_sum']) now[name] = total(text, `pydl4j_inference_${name}`);
    if (before) {
      const more = name => now[name] - before[name];
      const requests = more('latency_seconds_count'), batches = more('batch_rows_count');
      add('rate', requests / (now.at - before.at));
      add('latency', requests ? more('latency_seconds_sum') / requests * 1000 : null);
      add('batch', batches ? more('batch_rows_sum') / batches : null);
    }
    before = now;
  } catch { /* the table of models shows what is wrong */ }
}

function add(name, value) {
  const points = series[name];
  points.push(value);
  if (points.length > SHOWN) points.shift();
  $(`${name}-now`).textContent = value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
  const canvas = $(name), context = canvas.getContext('2d'), { width, height } = canvas;
  const most = Math.max(...points.map(p => p ?? 0)) * 1.1 || 1;
  context.clearRect(0, 0, width, height);
  context.fillStyle = context.strokeStyle = '#2f6fde';
  context.beginPath();
  let drawing = false;
  points.forEach((p, i) => {
    if (p === null) { drawing = false; return; }
    const x = (i + SHOWN - points.length) * width / (SHOWN - 1), y = height - 4 - p / most * (height - 22);
    if (drawing) context.lineTo(x, y); else { context.moveTo(x, y); context.fillRect(x - 1, y - 1, 2, 2); }
    drawing = true;
  });
  context.stroke();
  context.fillStyle = '#888';
  context.fillText((most / 1.1).toPrecision(3), 4, 11);
}

clear();
showModels();
setInterval(showModels, 5000);
setInterval(look, 1000);
look();
