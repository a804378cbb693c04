export function Component() {
  return <main className="page" id="main" tabIndex={-1} />;
}
