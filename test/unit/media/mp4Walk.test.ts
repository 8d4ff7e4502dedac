import { NO_FACTS } from '../../../nodes/AiVideo/media/moov';
import { MAX_MOOV_BYTES, type Mp4Verdict, Mp4Walk } from '../../../nodes/AiVideo/media/mp4Walk';
import * as mp4 from './mp4Builder';

const FACTS = { seconds: 4, width: 1280, height: 720, hasAudio: true };

function walk(...chunks: readonly Uint8Array[]): Mp4Verdict {
	const walked = new Mp4Walk();
	chunks.forEach((chunk) => walked.push(chunk));
	return walked.end();
}

/** Why the bytes are not whole, or null when they are. */
function reasonOf(...parts: readonly Uint8Array[]): string | null {
	const verdict = walk(mp4.join(...parts));
	return verdict.whole ? null : verdict.reason;
}

describe('whole files', () => {
	const moof = mp4.box('moof', mp4.zeros(16));

	test.each([
		['fast start', [mp4.ftyp(), mp4.moov(), mp4.mdat()]],
		['moov last', [mp4.ftyp(), mp4.mdat(), mp4.moov()]],
		['other boxes between', [mp4.ftyp(), mp4.box('free'), mp4.mdat(), mp4.box('uuid'), mp4.moov()]],
		['64-bit sizes', [mp4.ftyp(), mp4.largeBox('mdat', mp4.zeros(9)), mp4.moov()]],
		['a 64-bit moov', [mp4.ftyp(), mp4.mdat(), mp4.largeBox('moov', mp4.contentOf(mp4.moov()))]],
		['mdat to the end of the file', [mp4.ftyp(), mp4.moov(), mp4.openBox('mdat', mp4.zeros(9))]],
		['moov to the end', [mp4.ftyp(), mp4.mdat(), mp4.openBox('moov', mp4.contentOf(mp4.moov()))]],
		['several mdat', [mp4.ftyp(), mp4.mdat(), mp4.moov(), mp4.mdat(), mp4.mdat(0)]],
		['fragments', [mp4.ftyp(), mp4.moov(), moof, mp4.mdat(), moof, mp4.mdat()]],
		['fragments with an index', [mp4.ftyp(), mp4.moov(), moof, mp4.mdat(), mp4.box('mfra')]],
		['segments', [mp4.ftyp(), mp4.moov(), mp4.box('styp'), mp4.box('sidx'), moof, mp4.mdat()]],
		['the first of two moov', [mp4.ftyp(), mp4.moov(), mp4.mdat(), mp4.box('moov')]],
		['QuickTime', [mp4.ftyp('qt  '), mp4.box('wide'), mp4.mdat(), mp4.moov()]],
	])('%s', (_, parts) => {
		expect(walk(mp4.join(...parts))).toEqual({ whole: true, facts: FACTS });
		expect(walk(...parts)).toEqual({ whole: true, facts: FACTS });
	});

	test('a moov that says nothing', () => {
		const verdict = walk(mp4.ftyp(), mp4.box('moov', mp4.zeros(99)), mp4.mdat());
		expect(verdict).toEqual({ whole: true, facts: NO_FACTS });
	});
});

describe('files that are not whole', () => {
	const start = mp4.join(mp4.ftyp(), mp4.moov());
	const end = (start.length + mp4.mdat().length).toLocaleString('en-US');
	const [ftyp, moov, mdat] = [mp4.ftyp(), mp4.moov(), mp4.mdat()];
	const header = (size: number, type: string) => mp4.join(mp4.u32(size), mp4.text(type));
	const largeHeader = (size: bigint) => mp4.join(header(1, 'mdat'), mp4.u64(size));

	test.each([
		['empty', [], 'the file is empty'],
		[
			'a web page',
			[mp4.text('<!doctype html><html>')],
			"the file does not start with an 'ftyp' box",
		],
		['JSON', [mp4.text('{"error":{"message":')], "the file does not start with an 'ftyp' box"],
		['moov first', [moov, mdat], "the file does not start with an 'ftyp' box"],
		[
			'a media segment',
			[mp4.box('styp'), moov, mdat],
			"the file does not start with an 'ftyp' box",
		],
		['zeros', [mp4.zeros(64)], 'no box begins at byte 0, where one should'],
		['no moov', [ftyp, mdat], "the file has no 'moov' box"],
		['no mdat', [ftyp, moov], "the file has no media data ('mdat' box)"],
		['an empty mdat', [ftyp, mp4.mdat(0), moov], "the file has no media data ('mdat' box)"],
		[
			'a last fragment without its media data',
			[ftyp, moov, mdat, mp4.box('moof')],
			'the file ends before the media data of its last fragment',
		],
		[
			'a cut mdat',
			[ftyp, moov, header(1250, 'mdat'), mp4.zeros(8)],
			"the file ends 1,234 bytes early in the 'mdat' box",
		],
		[
			'a cut moov',
			[ftyp, mdat, moov.subarray(0, -1)],
			"the file ends 1 byte early in the 'moov' box",
		],
		[
			'a cut header',
			[start, mdat, mp4.u32(9)],
			`the file ends inside the header of a box, after ${start.length + mdat.length + 4} bytes`,
		],
		[
			'a cut 64-bit header',
			[largeHeader(99n).subarray(0, 15)],
			'the file ends inside the header of a box, after 15 bytes',
		],
		[
			'a size below the header',
			[start, mdat, header(7, 'free')],
			`the 'free' box at byte ${end} has an impossible size of 7 bytes`,
		],
		[
			'a 64-bit size below the header',
			[start, mdat, largeHeader(15n)],
			`the 'mdat' box at byte ${end} has an impossible size of 15 bytes`,
		],
		[
			'a size beyond counting',
			[start, mdat, largeHeader(2n ** 53n)],
			`the 'mdat' box at byte ${end} has an impossible size of 9,007,199,254,740,992 bytes`,
		],
		[
			'the largest size that can be counted',
			[start, largeHeader(2n ** 53n - 1n)],
			"the file ends 9,007,199,254,740,975 bytes early in the 'mdat' box",
		],
		[
			'zeros and more appended',
			[start, mdat, mp4.zeros(8), mp4.text('x')],
			'something else follows after the last box',
		],
	])('%s', (_, parts, reason) => {
		expect(reasonOf(...parts)).toBe(reason);
	});

	test('nothing after a fault is looked at', () => {
		const verdict = walk(ftyp, header(7, 'free'), moov, mdat);
		expect(verdict).toEqual({
			whole: false,
			reason: `the 'free' box at byte ${ftyp.length} has an impossible size of 7 bytes`,
			facts: NO_FACTS,
		});
	});

	test('the facts of a complete moov are told', () => {
		expect(walk(ftyp, moov, mdat.subarray(0, -1)).facts).toEqual(FACTS);
	});

	test('the facts of a cut moov are not', () => {
		expect(walk(ftyp, mdat, moov.subarray(0, -1)).facts).toEqual(NO_FACTS);
	});
});

describe('end', () => {
	test('may be asked twice', () => {
		const walked = new Mp4Walk();
		walked.push(mp4.join(mp4.ftyp(), mp4.mdat(), mp4.openBox('moov', mp4.contentOf(mp4.moov()))));
		expect(walked.end()).toEqual(walked.end());
	});
});

describe('bounds', () => {
	const filler = (bytes: number) => mp4.box('free', mp4.zeros(bytes - 8));
	const moovOf = (bytes: number) => {
		const facts = mp4.contentOf(mp4.moov());
		return mp4.box('moov', facts, filler(bytes - facts.length));
	};

	test('a moov of the maximum length is read', () => {
		expect(walk(mp4.ftyp(), moovOf(MAX_MOOV_BYTES), mp4.mdat())).toEqual({
			whole: true,
			facts: FACTS,
		});
	});

	test('a longer moov is passed over', () => {
		const [head, tail] = [moovOf(MAX_MOOV_BYTES + 1).subarray(0, -1), mp4.zeros(1)];
		const verdict = walk(mp4.ftyp(), head, tail, mp4.mdat());
		expect(verdict).toEqual({ whole: true, facts: NO_FACTS });
	});

	test('half a million tiny boxes go by in the time of their bytes', () => {
		const boxes = mp4.repeat(mp4.box('free'), 500_000);
		const started = performance.now();
		expect(walk(mp4.ftyp(), boxes, mp4.moov(), mp4.mdat()).whole).toBe(true);
		expect(performance.now() - started).toBeLessThan(10_000);
	});

	test('a file of nothing but boxes is no video', () => {
		const walked = new Mp4Walk();
		walked.push(mp4.join(mp4.ftyp(), mp4.moov()));
		const boxes = mp4.repeat(mp4.box('free'), 100_000);
		for (let count = 0; count < 10; count++) walked.push(boxes);
		walked.push(mp4.mdat());
		expect(walked.end()).toMatchObject({
			whole: false,
			reason: 'the file has more than 1,000,000 boxes',
		});
	});

	test('gigabytes go by without being held', () => {
		const walked = new Mp4Walk();
		const chunk = mp4.zeros(2 ** 20);
		walked.push(
			mp4.join(mp4.ftyp(), mp4.moov(), mp4.u32(1), mp4.text('mdat'), mp4.u64(2 ** 33 + 16)),
		);
		for (let count = 0; count < 2 ** 13; count++) walked.push(chunk);
		expect(walked.end()).toEqual({ whole: true, facts: FACTS });
	});
});
