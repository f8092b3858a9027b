import time
from threading import Event

from dragoman.intake.failure import Failure, refusal
from dragoman.intake.web import Refused
from dragoman.model.problem import Problem
from dragoman.model.report_json import report_line
from dragoman.web.jobs import WAITING, Address, File, Jobs, Line
from examples import report_on_a_truce

NO = Refused(refusal("status", "answered 404"), passing=False)


def jobs(record, fetch):
    return Jobs(record, lambda: "2026-01-02T03:04:05Z", lambda: None, fetch)


def ended(of, job):
    until = time.monotonic() + 20
    while of.job(job.id).state in ("waits", "works"):
        assert time.monotonic() < until
        time.sleep(0.01)
    return of.job(job.id)


def test_each_source_has_its_line_and_a_fault_of_ours_stops_nothing(filled):
    def fetch(url):
        if url == "b":
            raise RuntimeError
        return NO

    held = jobs(filled, fetch)
    job = ended(held, held.add([Address("a"), Address("b"), Failure("c", refusal("too-large", "is too big"))], "Ann"))
    assert job.lines == (Line("a: answered 404"), Line("b: could not be read, for a fault of Dragoman's own"), Line("c: is too big"))
    assert (job.state, job.done, job.of, job.by) == ("done", 3, 3, "Ann")
    held.close()


def test_one_job_at_a_time_and_few_wait(filled):
    go, works = Event(), Event()

    def fetch(_):
        works.set()
        go.wait(20)
        return NO

    held = jobs(filled, fetch)
    first = held.add([Address("a")], "Ann")
    works.wait(20)
    waiting = [held.add([Address("a")], "Ann") for _ in range(WAITING)]
    assert [held.job(job.id).state for job in (first, *waiting)] == ["works", *["waits"] * WAITING]
    assert held.add([Address("a")], "Ann") == Problem("busy", "4 imports wait already; try again when one is done.", severity="error")
    go.set()
    assert {ended(held, job).state for job in (first, *waiting)} == {"done"}
    held.close()


def test_reports_that_are_written_are_taken_as_they_are(record):
    report = report_on_a_truce()
    held = jobs(record, lambda _: NO)  # it has nothing to read with
    job = ended(held, held.add([File("written.jsonl", f"{report_line(report)}\n{{}}\n".encode())], "Ann"))
    assert [line.told for line in job.lines] == [
        "written.jsonl:2: This is no dragoman.report/1: schema: None is not 'dragoman.report/1'.",
        f"{report.document.name}: added",
    ]
    held.close()
