const WIDTH = 24;

/**
 * One line of progress: a bar, rows, rate and what is left.
 * @param elapsedMs since the first row
 */
export function progressLine(done: number, total: number, elapsedMs: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
  const rate = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  const left = rate > 0 && done < total ? `，还要${sayDuration((total - done) / rate)}` : '';
  return `${bar} ${Math.floor(share * 100)}% ${done}/${total} 行，每秒 ${Math.round(rate)} 行${left}`;
}

/** 45秒, 3分20秒, 1小时5分. */
function sayDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole}秒`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}分${whole % 60}秒` : `${Math.floor(minutes / 60)}小时${minutes % 60}分`;
}
