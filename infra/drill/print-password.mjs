import { PASSWORD } from './access.mjs';

process.stdout.write(`${PASSWORD}\n`);
