import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

interface Packed {
	readonly size: number;
	readonly files: ReadonlyArray<{ readonly path: string }>;
}

function npm(...args: readonly string[]): string {
	return execFileSync('npm', [...args], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
}

function pack(): Packed {
	const [packed] = JSON.parse(npm('pack', '--dry-run', '--json')) as readonly Packed[];
	if (packed === undefined) throw new Error('npm packed nothing');
	return packed;
}

/** `npm test` has built it. */
describe('the published package', () => {
	const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	>;
	let packed: Packed;
	beforeAll(() => {
		packed = pack();
	}, 60_000);

	it('holds the node, the credential, the codex and both icons, and what npm adds', () => {
		expect(packed.files.map(({ path }) => path).sort()).toEqual([
			'LICENSE',
			'README.md',
			'dist/credentials/AiVideoApi.credentials.js',
			'dist/icons/aiVideo.dark.svg',
			'dist/icons/aiVideo.svg',
			'dist/nodes/AiVideo/AiVideo.node.js',
			'dist/nodes/AiVideo/AiVideo.node.json',
			'package.json',
		]);
	});

	it('is under 250 kB', () => {
		expect(packed.size).toBeLessThan(250_000);
	});

	it('needs nothing at run time but the host', () => {
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.overrides).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('runs nothing when it is installed', () => {
		const scripts = Object.keys(manifest.scripts as object);
		const lifecycle = scripts.filter((name) => /^(pre|post|prepare|install)/.test(name));
		expect(lifecycle).toEqual([]);
	});

	it.each([
		'n8n-workflow',
		'n8n-core',
		'undici',
		'form-data',
		'jest',
		'eslint-plugin-n8n-nodes-base',
	])('develops with %s', (name) => {
		expect(Object.keys(manifest.devDependencies as object)).toContain(name);
	});

	it('loads, once built, with the host alone', () => {
		const built = join(ROOT, 'dist/nodes/AiVideo/AiVideo.node.js');
		const script = `const { AiVideo } = require(${JSON.stringify(built)}); process.stdout.write(new AiVideo().description.name);`;
		expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('aiVideo');
	});
});
