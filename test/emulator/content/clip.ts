import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { EncodedPacket, InputTrack } from 'mediabunny';

const CLIPS = join(__dirname, '..', '..', 'fixtures', 'videos');
const SIZES = ['1280x720', '720x1280', '1792x1024', '1024x1792', '1920x1080', '1080x1920'];
const FALLBACK_SIZE = '1280x720';

/** One second of video and one loop of sound, still encoded. */
export interface Clip {
	video: { packets: readonly EncodedPacket[]; config: VideoDecoderConfig };
	audio: { packets: readonly EncodedPacket[]; config: AudioDecoderConfig };
}

/** The size (`1280x720`) of the clip that stands for `size`: itself, or the fallback. */
export function clipSize(size: string): string {
	return SIZES.includes(size) ? size : FALLBACK_SIZE;
}

/** Reads the committed clip of one of the known sizes. */
export async function readClip(size: string): Promise<Clip> {
	const source = new BufferSource(readFileSync(join(CLIPS, `${size}.mp4`)));
	const input = new Input({ source, formats: ALL_FORMATS });
	const video = await input.getPrimaryVideoTrack();
	const audio = await input.getPrimaryAudioTrack();
	const videoConfig = await video?.getDecoderConfig();
	const audioConfig = await audio?.getDecoderConfig();
	if (!video || !audio || !videoConfig || !audioConfig) throw new Error(`Bad clip ${size}`);
	return {
		video: { packets: await packetsOf(video), config: videoConfig },
		audio: { packets: await packetsOf(audio), config: audioConfig },
	};
}

async function packetsOf(track: InputTrack): Promise<EncodedPacket[]> {
	const packets: EncodedPacket[] = [];
	for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
	return packets;
}
