'use strict';
// Calls of the server with the token that stands in the page; it stays there until the window is closed.
export const $ = id => document.getElementById(id);

$('token').value = sessionStorage.getItem('token') ?? '';
$('token').addEventListener('change', () => sessionStorage.setItem('token', $('token').value));

export async function open(path, options = {}) {
  const token = $('token').value;
  const headers = { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...options.headers };
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (error) {
    throw options.signal?.aborted ? error : new Error(`The server cannot be reached: ${error.message}`);
  }
  if (!response.ok) {
    let message = await response.text();
    try { message = JSON.parse(message).error; } catch { /* not ours: shown as it is */ }
    throw new Error(`${response.status}: ${message}`);
  }
  return response;
}

export const call = async (path, options) => (await open(path, options)).text();
