// Before each test file: properties are drawn from one seed, so that the same commit is judged alike everywhere.
// `npm run hunt` draws others.
import { configureGlobal } from 'fast-check';

const SEED = 20261130;

configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? SEED) });
