'use strict';
// The routes of records from Kafka: their topics, whether they work, and what they counted.
import { $, call } from './calls.js';

/** The series of a metric in Prometheus's text format: their labels, and the value as `value`. */
function series(text, name) {
  return text.split('\n').filter(line => line.startsWith(`${name}{`)).map(line => {
    const labels = { value: Number(line.slice(line.lastIndexOf(' ') + 1)) };
    for (const [, label, value] of line.matchAll(/(\w+)="((?:\\.|[^"\\])*)"/g)) labels[label] = value.replace(/\\(.)/g, (all, c) => c === 'n' ? '\n' : c);
    return labels;
  });
}

const sum = (list, route) => list.filter(s => s.route === route).reduce((all, s) => all + s.value, 0);

async function showRoutes() {
  try {
    const text = await call('metrics');
    const routes = series(text, 'pydl4j_kafka_ready'), records = series(text, 'pydl4j_kafka_records_total'), letters = series(text, 'pydl4j_kafka_dead_letters_total');
    $('kafka').hidden = !routes.length;
    $('routes').tBodies[0].replaceChildren(...routes.sort((a, b) => a.route < b.route ? -1 : 1).map(r => {
      const tr = document.createElement('tr'), state = r.value ? 'READY' : 'UNAVAILABLE';
      for (const cell of [r.route, r.in, r.out, r.group, state, sum(records, r.route), sum(letters, r.route)]) tr.insertCell().textContent = cell;
      tr.cells[4].className = state;
      return tr;
    }));
    if (!routes.every(r => r.value)) await call('v2/health/ready'); // which says why
    $('unready').textContent = '';
  } catch (error) {
    $('unready').textContent = error.message;
  }
}

$('token').addEventListener('change', showRoutes);
showRoutes();
setInterval(showRoutes, 5000);
