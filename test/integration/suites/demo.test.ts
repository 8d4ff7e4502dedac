import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { Mp4Walk } from '../../../nodes/AiVideo/media/mp4Walk';
import { startEmulator, type Emulator } from '../../emulator';

const ROOT = join(__dirname, '..', '..', '..');
const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const KEY = 'key-openai';

interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

interface DemoRun {
	readonly env?: Readonly<Record<string, string>>;
	/** Presses Ctrl-C once the output contains this. */
	readonly interruptAt?: string;
}

/** `npm run demo -- …args` without the build, which `npm test` has made. */
async function demo(args: readonly string[], { env, interruptAt }: DemoRun = {}): Promise<Ended> {
	const child = spawn(process.execPath, [TSX, join('demo', 'demo.ts'), ...args], {
		cwd: ROOT,
		env: { ...process.env, ...env },
	});
	let [stdout, stderr, isInterrupted] = ['', '', false];
	child.stdout.on('data', (text) => {
		stdout += String(text);
		if (isInterrupted || interruptAt === undefined || !stdout.includes(interruptAt)) return;
		isInterrupted = child.kill('SIGINT');
	});
	child.stderr.on('data', (text) => (stderr += String(text)));
	return await new Promise((resolve, reject) => {
		child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
	});
}

function verdictOf(path: string) {
	const walk = new Mp4Walk();
	walk.push(readFileSync(join(ROOT, path)));
	return walk.end();
}

/** The file the demo says it has written, checked and deleted. */
function takeFile(stdout: string) {
	const path = /^File +(demo-output\/\S+\.mp4)$/m.exec(stdout)?.[1] ?? '';
	const verdict = verdictOf(path);
	rmSync(join(ROOT, path));
	return verdict;
}

describe('npm run demo', () => {
	let emulator: Emulator;
	let provider: readonly string[];

	beforeAll(async () => {
		emulator = await startEmulator();
		provider = ['--base-url', emulator.baseUrl('openai')];
	});
	afterEach(() => emulator.reset());
	afterAll(async () => await emulator.close());

	it('makes a video without a key, shows its progress and what it would have cost', async () => {
		const args = ['--dialect', 'apiyi', '--duration', '8', '--aspect-ratio', '9:16'];
		const { code, stdout, stderr } = await demo(args);
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(stdout).toMatch(/\d s {2}Video video_\w+ submitted\n/);
		expect(stdout).toMatch(/\d s {2}Video video_\w+ is being made, 45 %[^\n]*\n/);
		expect(stdout).toMatch(/^Length +8 s$/m);
		expect(stdout).toMatch(/^Picture +720x1280$/m);
		expect(stdout).toMatch(/^Size +[\d,]+ bytes$/m);
		expect(stdout).toMatch(/^Audio +yes$/m);
		expect(stdout).toMatch(/^Cost .*About \$0\.80 at APIYI$/m);
		expect(takeFile(stdout)).toEqual({
			whole: true,
			facts: { seconds: 8, width: 720, height: 1280, hasAudio: true },
		});
	}, 60_000);

	it('asks a real provider when its address is given, with an image and the key from the environment', async () => {
		emulator.settings('openai').generationMs = 500;
		const image = join('test', 'fixtures', 'images', 'portrait-720x1280.png');
		const args = [...provider, '--prompt', 'A cat', '--image', image];
		const { code, stdout } = await demo(args, { env: { AI_VIDEO_API_KEY: KEY } });
		expect(code).toBe(0);
		expect(emulator.jobs()).toMatchObject([{ prompt: 'A cat', size: '720x1280' }]);
		expect(emulator.jobs()[0]?.image).toMatchObject({ kind: 'file', width: 720, height: 1280 });
		expect(stdout).not.toContain(KEY);
		expect(takeFile(stdout).whole).toBe(true);
	}, 60_000);

	it('says what was refused and exits 1', async () => {
		const { code, stderr } = await demo(['--dialect', 'apiyi', '--duration', '10']);
		expect(code).toBe(1);
		expect(stderr).toContain('Duration 10 is not possible with APIYI');
		expect(stderr).toContain('Nothing was sent and nothing was charged.');
	}, 60_000);

	it('cancels on Ctrl-C and says how to fetch the video', async () => {
		const keyed = [...provider, '--api-key', KEY];
		emulator.settings('openai').generationMs = 60_000;
		const stopped = await demo(keyed, { interruptAt: 'submitted' });
		const [job] = emulator.jobs();
		expect(stopped.code).toBe(130);
		expect(stopped.stderr).toContain('canceled after');
		expect(stopped.stderr).toContain(`--video-id ${job?.id}\n`);
		expect(stopped.stdout + stopped.stderr).not.toContain(KEY);
		expect(emulator.jobs()).toHaveLength(1);
	}, 60_000);

	it('fetches a video that was submitted before', async () => {
		emulator.settings('openai').generationMs = 0;
		const answer = await fetch(`${emulator.baseUrl('openai')}/videos`, {
			method: 'POST',
			headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
			body: JSON.stringify({ model: 'sora-2', prompt: 'A cat' }),
		});
		const { id } = (await answer.json()) as { id: string };
		const { code, stdout } = await demo([...provider, '--api-key', KEY, '--video-id', id]);
		expect(code).toBe(0);
		expect(emulator.jobs()).toHaveLength(1);
		expect(takeFile(stdout).whole).toBe(true);
	}, 60_000);

	it.each([[['--bad']], [['--dialect', 'nobody']], [['--image', 'no-such-file.png']]])(
		'answers %j with one line that leads on, and exits 2',
		async (args) => {
			const { code, stdout, stderr } = await demo(args);
			expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
			expect(stderr).toMatch(/^[^\n]*\S\. All options: npm run demo -- --help\n$/);
			expect(stderr).not.toContain('ENOENT');
		},
		60_000,
	);
});
