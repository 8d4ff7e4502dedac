/** Builds tiny synthetic MP4 files, box by box (ISO/IEC 14496-12). Every function returns bytes. */

/** A 4- or 8-byte time field, by the version of its box. */
export type Version = 0 | 1;

export interface TrackOptions {
	handler?: string;
	version?: Version;
	/** Shown size in pixels, as 16.16 numbers in `tkhd`. */
	shown?: readonly [width: number, height: number];
	/** Size in the sample entry. */
	coded?: readonly [width: number, height: number];
	matrix?: readonly number[];
	timescale?: number;
	duration?: number;
}

const UNIT = 0x10000;
const ONE = 0x40000000;
/** The nine entries of `a b u c d v x y w` for a picture turned clockwise by so many degrees. */
export const MATRICES = {
	0: [UNIT, 0, 0, 0, UNIT, 0, 0, 0, ONE],
	90: [0, UNIT, 0, -UNIT, 0, 0, 0, 0, ONE],
	180: [-UNIT, 0, 0, 0, -UNIT, 0, 0, 0, ONE],
	270: [0, -UNIT, 0, UNIT, 0, 0, 0, 0, ONE],
} as const;

export function join(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}

export function repeat(part: Uint8Array, times: number): Uint8Array {
	return new Uint8Array(Buffer.concat(Array<Uint8Array>(times).fill(part)));
}

export function text(value: string): Uint8Array {
	return new Uint8Array(Buffer.from(value, 'latin1'));
}

export function zeros(length: number): Uint8Array {
	return new Uint8Array(length);
}

export function u16(...values: readonly number[]): Uint8Array {
	return numbers(2, values, (view, at, value) => view.setUint16(at, value));
}

/** Negative values are stored as two's complement. */
export function u32(...values: readonly number[]): Uint8Array {
	return numbers(4, values, (view, at, value) => view.setUint32(at, value));
}

export function u64(value: number | bigint): Uint8Array {
	return numbers(8, [value], (view, at, one) => view.setBigUint64(at, BigInt(one)));
}

export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
	const body = join(...content);
	return join(u32(8 + body.length), text(type), body);
}

/** A box with the 64-bit size. */
export function largeBox(type: string, ...content: readonly Uint8Array[]): Uint8Array {
	const body = join(...content);
	return join(u32(1), text(type), u64(16 + body.length), body);
}

/** A box of size 0: it goes on to the end of the file. */
export function openBox(type: string, ...content: readonly Uint8Array[]): Uint8Array {
	return join(u32(0), text(type), ...content);
}

export function ftyp(brand = 'isom'): Uint8Array {
	return box('ftyp', text(brand), u32(512), text('isomavc1'));
}

export function mdat(bytes = 24): Uint8Array {
	return box('mdat', new Uint8Array(bytes).fill(0xab));
}

export function mvhd(
	timescale: number,
	duration: number | bigint,
	version: Version = 0,
): Uint8Array {
	return box('mvhd', timing(version, timescale, duration), zeros(80));
}

export function mdhd(
	timescale: number,
	duration: number | bigint,
	version: Version = 0,
): Uint8Array {
	return box('mdhd', timing(version, timescale, duration), zeros(4));
}

export function mvex(duration?: number | bigint, version: Version = 0): Uint8Array {
	const mehd =
		duration === undefined ? [] : [box('mehd', u32(version << 24), time(version, duration))];
	return box('mvex', ...mehd, box('trex', zeros(24)));
}

export function tkhd({
	version = 0,
	shown = [0, 0],
	matrix = MATRICES[0],
}: TrackOptions): Uint8Array {
	const times = version === 0 ? zeros(20) : zeros(32);
	const size = u32(shown[0] * UNIT, shown[1] * UNIT);
	return box('tkhd', u32(version << 24), times, zeros(16), u32(...matrix), size);
}

export function hdlr(handler: string): Uint8Array {
	return box('hdlr', zeros(8), text(handler), zeros(13));
}

/** A sample table whose first entry is a visual one of that size. */
export function stsd([width, height]: readonly [number, number]): Uint8Array {
	const entry = box('avc1', zeros(24), u16(width, height), zeros(50));
	return box('minf', box('stbl', box('stsd', u32(0, 1), entry)));
}

export function trak(options: TrackOptions = {}): Uint8Array {
	const { handler = 'vide', version = 0, coded = [0, 0], timescale = 0, duration = 0 } = options;
	const media = box('mdia', mdhd(timescale, duration, version), hdlr(handler), stsd(coded));
	return box('trak', tkhd(options), media);
}

/** A 4 s movie of 1280x720 with sound. */
export function moov(): Uint8Array {
	return box('moov', mvhd(1000, 4000), trak({ shown: [1280, 720] }), trak({ handler: 'soun' }));
}

/** The content of a `moov` or other box, without its 8-byte header. */
export function contentOf(bytes: Uint8Array): Uint8Array {
	return bytes.subarray(8);
}

function timing(version: Version, timescale: number, duration: number | bigint): Uint8Array {
	const created = zeros(version === 0 ? 8 : 16);
	return join(u32(version << 24), created, u32(timescale), time(version, duration));
}

function time(version: Version, value: number | bigint): Uint8Array {
	return version === 0 ? u32(Number(value)) : u64(value);
}

function numbers<T>(
	width: number,
	values: readonly T[],
	set: (view: DataView, at: number, value: T) => void,
): Uint8Array {
	const view = new DataView(new ArrayBuffer(width * values.length));
	values.forEach((value, index) => set(view, width * index, value));
	return new Uint8Array(view.buffer);
}
