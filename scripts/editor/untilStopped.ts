/** Aborts at the first Ctrl-C, or when the process is asked to end; more of them change nothing. */
export function untilStopped(): AbortSignal {
	const controller = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		// It may come twice, from the terminal and from the parent process.
		process.on(name, () => controller.abort());
	}
	return controller.signal;
}
