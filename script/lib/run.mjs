import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { at, root } from './paths.mjs';

/** Runs one program in the foreground and answers its exit code; a program that cannot start answers 127. */
export function run(command, args, { env = {}, cwd = root, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd, env: withLocalTools(env), ...options });
    const forward = forwardSignals(child);
    child.on('error', (error) => {
      forward.stop();
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      forward.stop();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** The environment with the project's own tools (and its Node) first in the path. */
function withLocalTools(extra) {
  const env = { ...process.env, ...extra };
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: [at('node_modules', '.bin'), env[name]].filter(Boolean).join(delimiter) };
}

/** Passes a request to stop on to the child. In a terminal Ctrl-C already reaches the child by itself. */
function forwardSignals(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    process.on(signal, handler);
    return [signal, handler];
  });
  return { stop: () => handlers.forEach(([signal, handler]) => process.off(signal, handler)) };
}
