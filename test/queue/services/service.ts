/** A server that can be taken down and comes back on the same port with what it has stored. */
export interface Service {
	readonly port: number;
	start(): Promise<void>;
	/** As its service manager would. */
	stop(): Promise<void>;
	/** SIGKILL */
	kill(): Promise<void>;
	/** Stops it and removes its files. */
	close(): Promise<void>;
}
