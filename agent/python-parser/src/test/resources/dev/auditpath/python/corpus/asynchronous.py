import asyncio


async def fetch(session, url):
    async with session.get(url) as response, other() as second:
        return await response.text()


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(None, u)) for u in urls]
    except* OSError as failures:
        raise ExceptionGroup("x", failures.exceptions) from failures
    except* (ValueError, TypeError):
        pass
    else:
        results = [await t async for t in tasks if await t]
    async for line in stream():
        yield line


with (open("a") as a, open("b") as b,):
    pass
with (a, b): pass
with (yield_) as c, d as (e, f): pass
asyncio.run(main())
