// Prints how many trades the server has, as its owner sees it.
import { PASSWORD, PROXY_SECRET } from './access.mjs';

const api = 'http://127.0.0.1:8000/api/v1';
const headers = { 'X-Proxy-Secret': PROXY_SECRET, 'Content-Type': 'application/json' };
const body = JSON.stringify({ password: PASSWORD });
const session = await fetch(`${api}/session`, { method: 'POST', headers, body });
const [cookie] = (session.headers.get('set-cookie') ?? '').split(';');
const answer = await fetch(`${api}/transactions?limit=1`, { headers: { ...headers, Cookie: cookie } });
const told = await answer.json();
process.stdout.write(`${told.total ?? JSON.stringify(told)}\n`);
