import {
	BufferTarget,
	EncodedAudioPacketSource,
	EncodedVideoPacketSource,
	Mp4OutputFormat,
	Output,
} from 'mediabunny';
import type { EncodedPacket } from 'mediabunny';
import { readClip } from './clip';

/** A playable MP4 of `seconds` whole seconds, the clip of that size repeated. */
export async function loopVideo(size: string, seconds: number, moovLast: boolean): Promise<Buffer> {
	const clip = await readClip(size);
	const target = new BufferTarget();
	const fastStart = moovLast ? false : 'in-memory';
	const output = new Output({ format: new Mp4OutputFormat({ fastStart }), target });
	const video = new EncodedVideoPacketSource('avc');
	const audio = new EncodedAudioPacketSource('aac');
	output.addVideoTrack(video, { frameRate: clip.video.packets.length });
	output.addAudioTrack(audio);
	await output.start();
	await Promise.all([
		addPackets(video, clip.video.packets, seconds, { decoderConfig: clip.video.config }),
		addPackets(audio, clip.audio.packets, seconds, { decoderConfig: clip.audio.config }),
	]);
	await output.finalize();
	if (target.buffer === null) throw new Error('The muxer wrote nothing');
	return Buffer.from(target.buffer);
}

interface PacketTarget<Meta> {
	add(packet: EncodedPacket, meta?: Meta): Promise<void>;
	close(): void;
}

/** Allows for rounding when the last packet ends exactly with the video. */
const TOLERANCE_SECONDS = 1e-6;

/** Repeats the packets as long as they end within the video. */
async function addPackets<Meta>(
	target: PacketTarget<Meta>,
	packets: readonly EncodedPacket[],
	seconds: number,
	meta: Meta,
): Promise<void> {
	const loopSeconds = packets.reduce((sum, { duration }) => sum + duration, 0);
	let added = 0;
	for (;;) {
		const packet = packets[added % packets.length];
		if (packet === undefined) throw new Error('The clip has an empty track');
		const loop = Math.floor(added / packets.length);
		const timestamp = packet.timestamp + loop * loopSeconds;
		if (timestamp + packet.duration > seconds + TOLERANCE_SECONDS) break;
		await target.add(packet.clone({ timestamp }), meta);
		added += 1;
	}
	target.close();
}
