'use strict';
// Charts of /metrics: the last minute, as pictures and in words.
import { $, call } from './calls.js';

const SHOWN = 60; // points of a chart, one a second
const TITLES = { rate: 'Requests a second', latency: 'Mean latency in milliseconds', batch: 'Rows a batch' };

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
  $(`${name}-now`).textContent = number(value);
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
  canvas.setAttribute('aria-label', `${TITLES[name]}: ${inWords(points)}`);
}

/** What a chart shows, for those who do not see it. */
function inWords(points) {
  const known = points.filter(p => p !== null);
  if (!known.length) return 'nothing yet';
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  return `now ${number(points.at(-1))}; in ${points.length} s least ${number(Math.min(...known))}, mean ${number(mean)}, most ${number(Math.max(...known))}`;
}

const number = value => value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2);

setInterval(look, 1000);
look();
