/** Cell magics whose cell is Python all the same. */
const PYTHON_CELL = /^%%(time|timeit|capture|prun|python3?|pypy|local|debug|writefile\s+(-a\s+)?\S+\.py)\b/;
/** `%magic`, `!command`, `?help`, `help?`. */
const COMMAND = /^\s*(%{1,2}[A-Za-z]|![^=]|\?)|^\s*[\w.]+\?{1,2}\s*$/;
const ASSIGNED = /^(\s*[\w, ]+=\s*)([%!].*)$/;

/** A cell without what only the notebook understands, of the same length and lines. */
export function blankCommands(cell: string): string {
  const isOtherLanguage = /^\s*%%/.test(cell) && !PYTHON_CELL.test(cell.trimStart());
  let isContinued = false;
  return cell
    .split('\n')
    .map((line) => {
      if (isOtherLanguage) return blank(line);
      const isCommand = isContinued || COMMAND.test(line);
      isContinued = isCommand && line.trimEnd().endsWith('\\');
      if (isCommand) return statement(line);
      const assigned = ASSIGNED.exec(line);
      return assigned ? assigned[1]! + filler(assigned[2]!, 'None') : line;
    })
    .join('\n');
}

const blank = (line: string): string => ' '.repeat(line.length);

/** `pass` where there is room, so that a block of commands alone is still a block. */
function statement(line: string): string {
  const indent = /^\s*/.exec(line)![0];
  return indent + filler(line.slice(indent.length), indent === '' ? '' : 'pass');
}

const filler = (text: string, word: string): string => (text.length < word.length ? '0' : word).padEnd(text.length).slice(0, text.length);
