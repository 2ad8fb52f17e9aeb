/**
 * @param {string} committed
 * @param {string} actual
 * @returns {string | undefined} the first place where they differ, for people; undefined when they are the same
 */
export function firstDifference(committed, actual) {
  if (committed === actual) return undefined;
  const [were, are] = [committed.split('\n'), actual.split('\n')];
  const at = were.findIndex((line, index) => line !== are[index]);
  const line = at === -1 ? were.length : at;
  return `line ${line + 1}\n- ${were[line] ?? '(end of file)'}\n+ ${are[line] ?? '(end of file)'}`;
}
