/** Whole seconds since 1970, as the Videos API shows times. */
export function unixSeconds(ms: number): number {
	return Math.floor(ms / 1000);
}
