import { showProgress, toElapsed, toState } from '../../../demo/progress';
import type { LogRecord } from '../../engine';

function record(message: string, meta = {}, source: LogRecord['source'] = 'node'): LogRecord {
	return { level: 'info', message, meta, executionId: '1', source };
}

const SUBMITTED = record('Video v submitted', { videoId: 'v', status: 'queued' });
const HALF = record('Video v is being made, 50 %', { status: 'in_progress', progress: 50 });

describe('the progress of the demo', () => {
	let written: string;
	const screen = (isTTY: boolean) => ({ isTTY, write: (text: string) => (written += text) });

	beforeEach(() => {
		written = '';
		jest.useFakeTimers();
	});
	afterEach(() => jest.useRealTimers());

	it('prints every change as a line where nothing can be overwritten', () => {
		const logs: LogRecord[] = [];
		const progress = showProgress(logs, screen(false));
		logs.push(record('Executing', {}, 'engine'), SUBMITTED);
		jest.advanceTimersByTime(2_000);
		logs.push(HALF);
		jest.advanceTimersByTime(1_000);
		progress.stop();
		expect(written).toBe('   0 s  Video v submitted\n   2 s  Video v is being made, 50 %\n');
	});

	it('gives a sign of life where nothing changes', () => {
		const progress = showProgress([HALF], screen(false));
		jest.advanceTimersByTime(16_000);
		progress.stop();
		expect(written).toContain('  15 s  still being made    50 %  ############............\n');
	});

	it('rewrites one line on a terminal', () => {
		const logs = [SUBMITTED];
		const progress = showProgress(logs, screen(true));
		logs.push(HALF);
		jest.advanceTimersByTime(3_000);
		progress.stop();
		expect(written).toContain('Video v submitted\n');
		expect(written).toContain('\r\u001b[K   3 s  being made    50 %  ############............');
		expect(written).not.toContain('50 %)');
		expect(written.split('\n')).toHaveLength(3);
	});

	it('goes on after the log was cut at its beginning', () => {
		const logs = [SUBMITTED, HALF];
		const progress = showProgress(logs, screen(false));
		logs.splice(0, 1);
		logs.push(record('Video v is completed', { status: 'completed', progress: 100 }));
		progress.stop();
		expect(written.match(/submitted/g)).toHaveLength(1);
		expect(written.match(/being made/g)).toHaveLength(1);
		expect(written).toContain('completed');
	});

	it('shows time and state in words', () => {
		expect([999, 59_000, 187_000].map(toElapsed)).toEqual(['   0 s', '  59 s', '  3:07']);
		expect(toState(SUBMITTED)).toBe('in the queue');
		expect(toState(record('Video v submitted'))).toBe('submitted');
	});
});
