// The curl lines of providers' own pages, with the host replaced, and the answers these pages show.
import { createCurl } from '../fixtures/curl';
import { apiyi } from '../fixtures/curlPages/apiyi';
import { artifex } from '../fixtures/curlPages/artifex';
import { ezmodel } from '../fixtures/curlPages/ezmodel';
import type { CurlPage } from '../fixtures/curlPages/page';
import { useEmulator } from '../fixtures/emulatorRig';
import { idOf } from '../fixtures/idOf';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 100_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const { curl, download, saveImage, cleanUp } = createCurl();

beforeAll(() => {
	for (const name of ['landscape-1280x720.jpg', 'landscape-1280x720.webp', 'text.txt'] as const) {
		saveImage(name);
	}
});

afterAll(cleanUp);

describe.each([
	['apiyi', apiyi],
	['artifex', artifex],
	['ezmodel', ezmodel],
] as const)('%s, by the curl lines of its own page,', (dialect, page: CurlPage) => {
	const key = `-H "Authorization: Bearer key-${dialect}"`;
	const line = (end: string, path = '/videos') =>
		`curl "${emulator().baseUrl(dialect)}${path}" ${end}`;
	const submit = async (end: string, headers = key) =>
		await curl(line(`-X POST ${headers} ${end}`));
	const look = async (id: string) => (await curl(line(key, `/videos/${id}`))).body;

	it('goes from a prompt to the file, with the answers the page shows', async () => {
		const startedAt = clock.now();
		const created = await submit(page.submission);
		const id = idOf(created.body);
		const facts = {
			id,
			createdAt: Math.floor(startedAt / 1000),
			completedAt: Math.floor((startedAt + GENERATION_MS) / 1000),
			fileUrl: emulator().fileUrlOf(id),
		};
		const shown: unknown[] = [created.body];
		for (const [share] of page.shown.slice(1)) {
			clock.advance(startedAt + share * GENERATION_MS - clock.now());
			shown.push(await look(id));
		}
		expect(created.status).toBe(200);
		expect(shown).toEqual(page.shown.map(([, answer]) => answer(facts)));
		const place = page.file.at === 'link' ? `curl '${facts.fileUrl}'` : null;
		const file = await download(place ?? line(key, `/videos/${id}/content`));
		expect(file.equals(await emulator().contentOf(id))).toBe(true);
		expect(await readVideo(file)).toMatchObject(page.file.video);
	});

	it('has no content endpoint for a video that is not completed', async () => {
		const id = idOf((await submit(page.submission)).body);
		expect((await curl(line(key, `/videos/${id}/content`))).status).toBe(404);
	});

	it('charges when the page says', async () => {
		await submit(page.submission);
		const atSubmission = emulator().billing.total();
		clock.advance(GENERATION_MS);
		expect([atSubmission, emulator().billing.total()]).toEqual(page.charged);
	});

	it('shows a failed job, and charges it as the page says', async () => {
		const [outcome, error, charged] = page.failed;
		emulator().settings(dialect).outcome = outcome;
		const id = idOf((await submit(page.submission)).body);
		clock.advance(GENERATION_MS);
		const body = await look(id);
		expect(body).toMatchObject({ status: 'failed', ...(error !== undefined && { error }) });
		if (error === undefined) expect(body).not.toHaveProperty('error');
		expect(emulator().billing.total()).toBe(charged);
	});

	it.each(page.accepted)('accepts %s', async (_what, submission, job) => {
		expect((await submit(submission)).status).toBe(200);
		expect(emulator().jobs(dialect)).toMatchObject([job]);
	});

	it.each(page.refused)('refuses %s', async (_what, submission, error) => {
		expect(await submit(submission)).toEqual({ status: 400, body: error });
		expect(emulator().billing.count).toBe(0);
	});

	it.each(page.keys)('refuses %s', async (_what, headers, status) => {
		expect((await submit(page.submission, headers)).status).toBe(status);
		expect(emulator().billing.count).toBe(0);
	});
});

it('artifex has neither a content endpoint nor a list', async () => {
	const { baseUrl } = emulator();
	const key = '-H "Authorization: Bearer key-artifex"';
	const videos = `${baseUrl('artifex')}/videos`;
	const id = idOf((await curl(`curl ${videos} ${key} ${artifex.submission}`)).body);
	clock.advance(GENERATION_MS);
	expect((await curl(`curl ${videos}/${id}/content ${key}`)).status).toBe(404);
	expect((await curl(`curl ${videos} ${key}`)).status).toBe(404);
});
