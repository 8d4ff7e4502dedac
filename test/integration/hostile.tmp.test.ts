it('sees', async () => {
	const seen: unknown[] = [];
	process.on('unhandledRejection', (e) => seen.push(e));
	process.on('uncaughtExceptionMonitor', (e) => seen.push(e));
	void Promise.reject(new Error('lost'));
	await new Promise((r) => setTimeout(r, 50));
	expect(seen).toHaveLength(1);
});
it('sees2', async () => {
	const seen: unknown[] = [];
	process.on('uncaughtException', (e) => seen.push(e));
	setTimeout(() => { throw new Error('thrown'); }, 1);
	await new Promise((r) => setTimeout(r, 50));
	expect(seen).toHaveLength(1);
});
