// On the product's own Node, which reads TypeScript: the older one that runs the scripts may not.
import { at } from '../paths.mjs';
import { makeRelease } from './make-release.mjs';

for (const architecture of process.argv.slice(2)) {
  const { id, path, bytes, files, nodeVersion, sha256 } = await makeRelease(architecture, at('dist/release'));
  console.log(`Release   ${id} for ${architecture}, with Node ${nodeVersion}`);
  console.log(`Archive   ${path}, ${bytes} bytes, ${files} files`);
  console.log(`SHA-256   ${sha256}`);
}
