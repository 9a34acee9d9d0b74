function countsOf(lines) {
  const counts = new Map();
  for (const line of lines) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

function linesBeyond(lines, others) {
  const left = countsOf(others);
  return lines.filter(line => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** The lines that one report has and the other has not: first what went, then what came. */
export function reportDifference(before, after) {
  const [one, other] = [before, after].map(text => text.split('\n'));
  return [
    ...linesBeyond(one, other).map(line => `- ${line}`),
    ...linesBeyond(other, one).map(line => `+ ${line}`),
  ];
}
