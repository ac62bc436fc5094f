import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { at, root } from './paths.mjs';

/** Runs one program in the foreground and answers its exit code; a program that cannot start answers 127. */
export const run = (command, args, options) => start(command, args, options).ended;

/** Starts a program that shares this terminal and is asked to stop when this process is; `ended` is its exit code. */
export function start(command, args, { env = {}, cwd = root, ...options } = {}) {
  const child = spawn(command, args, { stdio: 'inherit', cwd, env: withLocalTools(env), ...options });
  const release = passStopOn(child);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  }).finally(release);
  return { child, ended };
}

/** The environment with the project's own tools (and its Node) first in the path. */
function withLocalTools(extra) {
  const env = { ...process.env, ...extra };
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: [at('node_modules', '.bin'), env[name]].filter(Boolean).join(delimiter) };
}

/** Passes a request to stop on to the child; the answered function ends that. */
function passStopOn(child) {
  // In a terminal Ctrl-C reaches the child by itself.
  const onInterrupt = () => process.stdin.isTTY || child.kill('SIGINT');
  const onTerminate = () => child.kill('SIGTERM');
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate);
  // npm runs us in a shell, and a shell that is told to stop dies without telling us: then our parent changes.
  const parent = process.ppid;
  const watch = setInterval(
    () => process.env.npm_lifecycle_event && process.ppid !== parent && onTerminate(),
    250,
  );
  return () => {
    clearInterval(watch);
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate);
  };
}
