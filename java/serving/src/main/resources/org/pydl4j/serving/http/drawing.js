'use strict';
// The pad: drawn on with a pointer or with keys, or filled with an image; and its numbers for a model.
import { $ } from './calls.js';

const INK = 18, STEP = 6; // widths in pixels of the pad
const pad = $('pad'), ink = pad.getContext('2d', { willReadFrequently: true });
let last = null; // where the pointer was
const pen = { x: pad.width / 2, y: pad.height / 2, down: false };

/** Height, width and channels; null where the input is no image. */
export function imageShape(shape) {
  const [, ...rest] = shape;
  if (rest.length === 3 && [1, 3].includes(rest[0]) && rest[1] > 1) return { c: rest[0], h: rest[1], w: rest[2] };
  const numbers = rest.reduce((a, b) => a * b, 1);
  const side = Math.sqrt(numbers);
  if (rest.length === 1 && Number.isInteger(side) && side >= 8) return { c: 1, h: side, w: side };
  return rest.length === 2 && Math.min(...rest) >= 8 ? { c: 1, h: rest[0], w: rest[1] } : null;
}

export function clearPad() {
  ink.fillStyle = '#000';
  ink.fillRect(0, 0, pad.width, pad.height);
  Object.assign(pen, { x: pad.width / 2, y: pad.height / 2, down: false });
  $('file').value = '';
}

/** The pad's numbers for an input, channels first. */
export function numbersFor(input) {
  const { c, h, w } = imageShape(input.shape);
  const small = document.createElement('canvas');
  [small.width, small.height] = [w, h];
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(pad, 0, 0, w, h);
  const pixels = context.getImageData(0, 0, w, h).data;
  const whole = !input.datatype.startsWith('FP') && !input.datatype.startsWith('BF');
  const scale = $('unit').checked && !whole ? 255 : 1, threshold = Number($('threshold').value);
  const data = [];
  for (let channel = 0; channel < c; channel++) {
    for (let i = 0; i < w * h; i++) {
      const [r, g, b] = pixels.subarray(4 * i, 4 * i + 3);
      let value = c === 1 ? (r + g + b) / 3 : pixels[4 * i + channel];
      if ($('invert').checked) value = 255 - value;
      if (threshold) value = value < threshold ? 0 : 255;
      data.push(whole ? Math.round(value) : Number((value / scale).toFixed(4)));
    }
  }
  return data;
}

/** Calls `ready` when the pad has something new to ask about, and `fault` with what is wrong with a file. */
export function onDrawn(ready, fault) {
  pad.onpointerdown = event => { pad.setPointerCapture(event.pointerId); last = place(event); };
  pad.onpointermove = event => {
    if (!last) return;
    const here = place(event);
    line(last, here);
    last = here;
  };
  pad.onpointerup = () => { last = null; ready(); };
  pad.onpointercancel = () => { last = null; };
  pad.ondragover = event => event.preventDefault();
  pad.ondrop = event => { event.preventDefault(); show(event.dataTransfer.files[0], ready, fault); };
  $('file').onchange = () => { if ($('file').files.length) show($('file').files[0], ready, fault); };
  for (const id of ['unit', 'invert', 'threshold']) $(id).onchange = ready;
  pad.onkeydown = event => { if (key(event.key, ready)) event.preventDefault(); };
}

/** In the pad's own pixels, which are fewer where the screen is narrow. */
const place = event => ({ x: event.offsetX * pad.width / pad.clientWidth, y: event.offsetY * pad.height / pad.clientHeight });

function key(name, ready) {
  const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[name] ?? [0, 0];
  if (name === 'Enter') ready();
  else if (name === ' ') pen.down = !pen.down;
  else if (!x && !y) return false;
  const from = { ...pen };
  pen.x = Math.min(Math.max(pen.x + x, 0), pad.width);
  pen.y = Math.min(Math.max(pen.y + y, 0), pad.height);
  if (pen.down) line(from, pen);
  return true;
}

function line(from, to) {
  ink.strokeStyle = '#fff';
  ink.lineWidth = INK;
  ink.lineCap = 'round';
  ink.beginPath();
  ink.moveTo(from.x, from.y);
  ink.lineTo(to.x, to.y);
  ink.stroke();
}

async function show(file, ready, fault) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    fault(file ? `${file.name || 'The file'} is not an image that this browser can read.` : 'What was dropped is not a file.');
    return;
  }
  ink.fillStyle = '#000';
  ink.fillRect(0, 0, pad.width, pad.height);
  ink.drawImage(picture, 0, 0, pad.width, pad.height);
  ready();
}
