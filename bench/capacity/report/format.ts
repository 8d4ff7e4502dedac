/** Figures as a reader wants them. */

export function whole(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}

/** Two significant digits below ten, whole above. */
export function figure(value: number): string {
	return Math.abs(value) >= 10 ? whole(value) : String(Number(value.toPrecision(2)));
}

export function memory(bytes: number): string {
	const mib = bytes / 2 ** 20;
	return mib >= 1024 ? `${figure(mib / 1024)} GiB` : `${figure(mib)} MiB`;
}

export function seconds(ms: number): string {
	return ms >= 120_000 ? `${figure(ms / 60_000)} min` : `${figure(ms / 1_000)} s`;
}

export function percent(share: number): string {
	return `${figure(share * 100)} %`;
}

export function megabits(bytesPerSecond: number): string {
	return figure((bytesPerSecond * 8) / 1e6);
}
