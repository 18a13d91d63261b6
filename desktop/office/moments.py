"""The moment and the day it is here, in the office's own time."""

from datetime import date, datetime, time

from db import clock


def now() -> datetime:
    """This moment on the office's clock."""
    return local(clock.now())


def local(moment: datetime) -> datetime:
    """A moment of the records on Thai clocks, wherever the PC believes it stands."""
    return moment.astimezone(clock.BANGKOK)


def thai_time() -> time:
    """The hour it is in Thailand, wherever the PC believes it stands."""
    return now().time()


def today() -> date:
    """The day it is."""
    return clock.today()
