// The one entry of every npm command. It runs on the newcomer's own Node, so it must parse on very old ones.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Footlight needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer Node and run the command again.`,
  );
  process.exitCode = 1;
} else {
  await import('./bootstrap/main.mjs');
}
