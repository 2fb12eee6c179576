/** Files larger than this are skipped: parsing a source file of 20 MB takes 12 s, and nobody writes one by hand. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;
/** Lock files and exported configuration are large without being hostile. */
export const MAX_DOCUMENT_BYTES = 5 * 1024 * 1024;
/** Directories nested deeper than this are not entered when walking without git. */
export const MAX_DIRECTORY_DEPTH = 64;

const DOCUMENT = /\.(ya?ml|jsonc?|toml|xml|properties|env|lock|sum|conf|tf|tfvars|md|txt|ipynb)$|(^|\/)\.env(\.[^/]*)?$/i;
/** Formats that hold no text: not worth opening. */
const NEVER_TEXT =
  /\.(png|jpe?g|gif|bmp|ico|webp|avif|tiff?|psd|svgz|woff2?|ttf|otf|eot|mp[34]|m4[av]|wav|ogg|flac|avi|mov|mkv|webm|pdf|docx?|xlsx?|pptx?|jar|war|ear|class|zip|tar|t?gz|bz2|xz|zst|lz4|snappy|7z|rar|so|dylib|dll|exe|o|a|lib|obj|wasm|pyc|pyo|whl|egg|nupkg|node|bin|dat|db|sqlite3?|parquet|orc|avro|pack|idx|jks|keystore|truststore|p12|pfx|der)$/i;

export function maxBytes(file: string): number {
  return DOCUMENT.test(file) ? MAX_DOCUMENT_BYTES : MAX_SOURCE_BYTES;
}

export function isNeverText(file: string): boolean {
  return NEVER_TEXT.test(file);
}
