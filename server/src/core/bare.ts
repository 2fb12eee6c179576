/** Takes the prototype off every object of parsed JSON, so that a name found in scanned code (`toString`, `constructor`) is never looked up as a method. */
export function bare<T>(data: T): T {
  if (Array.isArray(data)) data.forEach(bare);
  else if (typeof data === 'object' && data !== null) {
    Object.setPrototypeOf(data, null);
    Object.values(data).forEach(bare);
  }
  return data;
}
