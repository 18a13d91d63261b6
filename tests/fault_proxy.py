"""A TCP proxy on loopback that goes wrong on purpose: `fault_proxy.py LISTEN TARGET MODE[:ARG]`.

pass · busy:P (that part of the connections is answered 503) · first:N (the first N are) ·
cut:B (every connection dies after 0 to 2B bytes) · silent:P (that part is never answered) ·
slow:R (R bytes a second)
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from random import Random

BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy"
CHUNK = 16_384


class Proxy:
    """Counts its connections; chances come from a fixed seed."""

    def __init__(self, target: int, mode: str) -> None:
        self.target = target
        self.mode, _, argument = mode.partition(":")
        self.argument = float(argument or 0)
        self.random = Random(5)
        self.seen = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.seen += 1
        chance = self.random.random()
        if self.mode == "silent" and chance < self.argument:
            with contextlib.suppress(OSError):
                while await reader.read(CHUNK):
                    pass
            writer.close()
            return
        busy = (self.mode == "busy" and chance < self.argument) or (
            self.mode == "first" and self.seen <= self.argument
        )
        if busy:
            await self.refuse(reader, writer)
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.close()
            return
        left = [self.random.random() * 2 * self.argument if self.mode == "cut" else float("inf")]
        pumps = [
            asyncio.create_task(self.pump(reader, far_writer, left)),
            asyncio.create_task(self.pump(far_reader, writer, left)),
        ]
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        for pump in pumps:
            pump.cancel()
        for end in (writer, far_writer):
            if self.mode == "cut":
                end.transport.abort()
            else:
                end.close()

    async def refuse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, TimeoutError):
            await asyncio.wait_for(reader.read(CHUNK), 2)
            writer.write(BUSY)
            await writer.drain()
        writer.close()

    async def pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, left: list[float]
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(CHUNK):
                left[0] -= len(data)
                if left[0] < 0:
                    return
                if self.mode == "slow":
                    await asyncio.sleep(len(data) / self.argument)
                writer.write(data)
                await writer.drain()


async def main(listen: int, target: int, mode: str) -> None:
    proxy = Proxy(target, mode)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", listen)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
