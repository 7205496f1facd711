"""The reference household in NumPy: a vector over replicates, a loop over days; four people side by side in rows.

usage: numpy_peer.py FOLDER REPLICATES SEED [--tables]

Sizes are single precision megabytes and the generator is NumPy's fastest, SFC64: what an expert would take.
"""

import math
import time

import numpy as np

import peer
from peer import CAUSES, CHATS, COMPLETED, IN_PROGRESS, MESSAGES, MISSING, OUTAGE, OVER_QUOTA, PHONE_FULL

F = np.float32
MB = 1e-6
NEVER = -(10**6)


def counts(g, law, size):
    mean, shape = law["mean"], law.get("shape")
    if law["kind"] == "poisson":
        return g.poisson(mean, size)
    if law["kind"] == "negative binomial":
        return g.negative_binomial(shape, shape / (shape + mean), size)
    some = g.random(size) >= law["zero"]
    inner = peer.mean_before_truncation(mean / (1 - law["zero"]), shape)
    drawn = np.zeros(size, np.int64)
    missing = np.flatnonzero(some)
    while missing.size:
        again = g.negative_binomial(shape, shape / (shape + inner), missing.size)
        drawn[missing] = again
        missing = missing[again == 0]
    return drawn


def sample(g, law, size):
    """Draws from a law, the textbook's way, all replicates at once."""
    kind = law["kind"]
    if kind == "certain":
        return np.full(size, law["value"], F)
    if kind == "gamma":
        return g.standard_gamma(law["shape"], size, dtype=F) / F(law["shape"])
    if kind == "lognormal":
        return F(law["median"]) * np.exp(F(law["sigma"]) * g.standard_normal(size, dtype=F))
    if kind == "uniform":
        return g.uniform(law["low"], law["high"], size)
    if kind == "chance":
        return (g.random(size) < law["probability"]).astype(F)
    if kind == "beta":
        return g.beta(law["a"], law["b"], size)
    if kind == "normal":
        drawn = g.normal(law["mean"], law["deviation"], size)
        while (drawn < 0).any():
            drawn[drawn < 0] = g.normal(law["mean"], law["deviation"], int((drawn < 0).sum()))
        return drawn
    if kind == "divided":
        return sample(g, law["law"], size) / F(law["by"])
    if kind == "quantiles":
        return np.interp(g.random(size), *zip(*law["points"])).astype(F)
    assert kind == "compound", kind
    number, mean, item = counts(g, law["count"], size), law["count"]["mean"], law["item"]
    if item["kind"] == "fixed":
        return number / F(mean)
    total = int(number.sum())
    if item["kind"] == "exponential":
        items = g.standard_exponential(total, dtype=F)
    else:
        sigma = item["sigma"]
        items = np.exp(F(sigma) * g.standard_normal(total, dtype=F) - F(sigma * sigma / 2))
    ends = np.cumsum(number)
    sums = np.concatenate(([0.0], np.cumsum(items, dtype=np.float64)))
    return ((sums[ends] - sums[ends - number]) / mean).astype(F)


class Life:
    """All replicates of the household. Rows of an array are people; `lines` are chats first, then devices."""

    def __init__(self, house, replicates, seed, tables):
        self.house, self.count = house, replicates
        self.g = g = np.random.Generator(np.random.SFC64(seed))
        people = len(house.people)
        self.shape = people, replicates
        self.tables = [np.frombuffer(house.table(law)).astype(F) for law in range(len(house.laws))] if tables else None
        self.levels = [np.asarray(sample(g, law, replicates), F) for law in house.levels]
        rows = lambda values: np.repeat(np.array(values, F)[:, None] * F(MB), replicates, axis=1)
        self.synced = np.stack([rows([person["synced"][kind] for person in house.people]) for kind in range(6)])
        self.waiting = np.zeros_like(self.synced)
        self.fresh, self.fresh_chats = np.zeros_like(self.synced), np.zeros((5, *self.shape), F)
        self.bytes = np.stack([rows([device["bytes"][kind] for device in house.devices]) for kind in range(11)])
        self.held = np.stack([rows([device["held"][kind] for device in house.devices]) for kind in range(11)])
        for at, device in enumerate(house.devices):
            if drawn := device["apps_at_start"]:
                apps = np.maximum(F(0), (self.levels[drawn["total"]] - F(drawn["apart"])) * F(MB))
                self.bytes[0, at] = self.held[0, at] = apps
        chats = rows([sum(account["held"]) for account in house.accounts])
        whole = self.held.sum(axis=0) - self.held[peer.LEFT_OUT]
        self.stored = np.concatenate([chats, whole])
        self.partial = np.zeros_like(self.stored)
        self.last = np.full(self.stored.shape, -1, np.int32)
        free = [math.inf if device["phone_free"] is None else device["phone_free"] for device in house.devices]
        self.phone_free = rows(free)
        self.used = F(house.other * MB) + self.synced.sum(axis=(0, 1)) + self.stored.sum(axis=0)
        self.disused = [[F(backup["stored"] * MB), backup["made"]] for backup in house.disused]
        self.used += sum(stored for stored, _ in self.disused)
        self.old, self.bin = [], []
        self.quota = F(house.quota * MB)
        self.start_conditions()
        self.start_growth()
        self.start_spells()

    def start_conditions(self):
        house, levels = self.house, self.levels
        names = ("power", "wifi", "lock")
        self.probability = np.stack([np.stack([levels[d[name]["probability"]] for d in house.devices]) for name in names])
        rho = [[[d[name]["persistence"]] for d in house.devices] for name in names]
        self.persistence = np.array(rho, F)
        self.holds = np.zeros((3, *self.shape), bool)
        self.travellers = [at for at, person in enumerate(house.people) if person["trips"]]
        self.nights_away = np.zeros((len(self.travellers), self.count), np.int32)
        trips = [house.people[at]["trips"] for at in self.travellers]
        self.trip_chance = np.array([levels[t["travels"]] * F(t["a_year"] / 365.25) for t in trips], F)
        self.trip_ends = np.array([[math.log(1 - 1 / t["mean_nights"])] for t in trips], F)
        upload = house.upload
        self.rate = levels[upload["megabits"]] * levels[upload["efficiency"]] * F(0.125 * 3600.0)
        self.night_use = np.array([[d["used_at_night"]] for d in house.devices], F)
        self.starts = np.array([[d["start"][0] - 12.0] for d in house.devices], F)
        self.spans = np.array([[d["start"][1] - d["start"][0]] for d in house.devices], F)

    def start_growth(self):
        """Every category that grows as (row of its state, kind, growth, bytes a day at its level)."""
        house = self.house
        rate = lambda growth: F(growth["coefficient"] * MB) * np.prod([self.levels[f] for f in growth["factors"]], axis=0)
        entries = lambda owners: [(at, kind, growth, rate(growth)) for at, owner in enumerate(owners)
                                  for kind, growth in enumerate(owner["growth"]) if growth]
        self.synced_growth, self.chat_growth = entries(house.people), entries(house.accounts)
        self.apps_growth = [(at, d["apps"], rate(d["apps"])) for at, d in enumerate(house.devices) if d["apps"]]

    def start_spells(self):
        lines = self.stored.shape
        self.since = np.full(lines, -1, np.int32)
        self.known = np.zeros(lines, np.int8)
        self.failed = np.zeros(lines, bool)
        self.first = np.full(lines, self.house.days, np.int32)
        self.protected = np.zeros(self.count, np.int32)
        self.to_a_day = np.zeros(self.count, np.int32)

    def draw(self, law):
        if self.tables:
            return self.tables[law][self.g.integers(0, 65536, self.count, dtype=np.uint16)]
        return sample(self.g, self.house.laws[law], self.count)

    def forget(self, lines, gone):
        """The stored copy of `lines` goes where `gone`."""
        self.used -= ((self.stored[lines] + self.partial[lines]) * gone).sum(axis=0)
        self.stored[lines] *= ~gone
        self.partial[lines] *= ~gone

    def day(self, day):
        house, people = self.house, self.shape[0]
        for at, device in enumerate(house.devices):
            if day in device["replaced_on"]:
                self.replace(at, people + at, day)
        self.expire(day)
        outage = self.g.random(self.count, dtype=F) < F(house.rules["outages_a_year"] / 365.25)
        self.draw_conditions(day)
        self.grow(day)
        self.clean(day)
        self.sync(outage)
        self.attempt(day, outage)

    def replace(self, at, line, day):
        last = np.where(self.last[line] == NEVER, day, self.last[line])
        self.old.append([self.stored[line].copy(), last])
        self.used -= self.partial[line]
        self.stored[line] = self.partial[line] = 0
        self.last[line] = NEVER
        self.held[:, at] = 0
        self.end_spells(np.s_[line], np.ones(self.count, bool))

    def expire(self, day):
        limit, people = self.house.rules["retention_days"], self.shape[0]
        devices = self.last[people:]
        gone = (day - devices > limit) & (devices != NEVER)
        if gone.any():
            self.forget(np.s_[people:], gone)
            devices[gone] = NEVER
            self.held *= ~gone
        for backup in self.old:
            gone = day - backup[1] > limit
            if gone.any():
                self.used -= backup[0] * gone
                backup[0] *= ~gone
        for backup in self.disused:
            if day - backup[1] > limit:
                self.used -= backup[0]
                backup[0] = F(0)
        while self.bin and day - self.bin[0][0] > self.house.rules["recently_deleted_days"]:
            self.used -= self.bin.pop(0)[1]

    def draw_conditions(self, day):
        g, away = self.g, self.nights_away
        np.maximum(away - 1, 0, out=away)
        leaves = (away == 0) & (g.random(away.shape, dtype=F) < self.trip_chance)
        if leaves.any():
            row, lane = np.nonzero(leaves)
            away[row, lane] = 1 + np.floor(np.log(1 - g.random(row.size)) / self.trip_ends[row, 0])
        p = self.probability
        if away.any():
            p = p.copy()
            p[1, self.travellers] *= np.where(away > 0, F(self.house.rules["travel_wifi_factor"]), F(1))
        rho = self.persistence if day else F(0)
        self.holds = g.random(p.shape, dtype=F) < p * (1 - rho) + rho * self.holds

    def grow(self, day):
        drawn = {}
        for at, kind, growth, rate in self.synced_growth:
            size = self.size(drawn, at, growth, rate, day)
            self.waiting[kind, at] += size
            if kind in peer.WITH_A_COPY_ON_THE_PHONE:
                self.phone_free[at] -= size
            if growth["cleaned"] and self.house.people[at]["cleaning"]:
                self.fresh[kind, at] += size
        for at, growth, rate in self.apps_growth:
            size = rate * F(growth["factor"][day]) * self.draw(growth["law"])
            self.bytes[0, at] += size
            self.phone_free[at] -= size
        drawn = {}
        for at, kind, growth, rate in self.chat_growth:
            size = self.size(drawn, at, growth, rate, day)
            self.bytes[CHATS + kind, at] += size
            self.phone_free[at] -= size
            if growth["cleaned"] and self.house.people[at]["cleaning"]:
                self.fresh_chats[kind, at] += size

    def size(self, drawn, at, growth, rate, day):
        key = at, growth["draw"]
        if key not in drawn:
            drawn[key] = self.draw(growth["law"])
        return rate * F(growth["factor"][day]) * drawn[key]

    def clean(self, day):
        for at, person in enumerate(self.house.people):
            if habit := person["cleaning"]:
                lanes = np.flatnonzero(self.g.random(self.count, dtype=F) < F(1 / habit["every_days"]))
                if lanes.size:
                    self.clean_up(at, lanes, F(habit["share"]), day)

    def clean_up(self, at, lanes, share, day):
        binned = np.zeros(self.count, F)
        for kind in range(6):
            synced, waiting = self.synced[kind, at, lanes], self.waiting[kind, at, lanes]
            gone = np.minimum(self.fresh[kind, at, lanes] * share, synced + waiting)
            self.fresh[kind, at, lanes] = 0
            stored = np.minimum(gone, synced)
            self.synced[kind, at, lanes] -= stored
            self.waiting[kind, at, lanes] -= gone - stored
            if kind in peer.BINNED:
                binned[lanes] += stored
            else:
                self.used[lanes] -= stored
            if kind in peer.WITH_A_COPY_ON_THE_PHONE:
                self.phone_free[at, lanes] += gone
        self.bin.append((day, binned))
        for kind in range(5):
            gone = np.minimum(self.fresh_chats[kind, at, lanes] * share, self.bytes[CHATS + kind, at, lanes])
            self.fresh_chats[kind, at, lanes] = 0
            self.bytes[CHATS + kind, at, lanes] -= gone
            self.phone_free[at, lanes] += gone
            left = self.bytes[CHATS + kind, at, lanes]
            self.held[CHATS + kind, at, lanes] = np.minimum(self.held[CHATS + kind, at, lanes], left)

    def sync(self, outage):
        for at in range(self.shape[0]):
            waiting = self.waiting[:, at]
            pending = waiting.sum(axis=0)
            room = np.clip(self.quota - self.used, 0, pending) * (self.holds[1, at] & ~outage)
            self.used += room
            if (room == pending).all():
                self.synced[:, at] += waiting
                waiting[:] = 0
                continue
            for kind in range(6):
                sent = np.minimum(waiting[kind], room)
                waiting[kind] -= sent
                self.synced[kind, at] += sent
                room -= sent

    def attempt(self, day, outage):
        """First come, first served: the k-th attempt of every replicate is settled at once."""
        people, lanes = self.shape[0], np.arange(self.count)
        starts = self.g.random(self.stored.shape, dtype=F)
        starts[:people] *= F(24)
        starts[people:] = self.starts + self.spans * starts[people:]
        order = np.argsort(starts, axis=0)
        chats = self.bytes[CHATS:].sum(axis=0)
        whole = np.concatenate([chats, self.bytes.sum(axis=0) - self.bytes[peer.LEFT_OUT]])
        size = np.maximum(self.to_send(day, whole[people:]) - self.partial[people:], F(0))
        wants = np.concatenate([chats * F(peer.HEADROOM), size])
        capacity = np.concatenate([np.full_like(chats, np.inf), self.capacity()])
        full = np.concatenate([wants[:people] > self.phone_free, self.phone_free < F(peer.PHONE_NEEDS * MB)])
        ready = np.concatenate([self.holds[1], self.holds.all(axis=0)])
        outcome = np.where(outage, OUTAGE, np.where(ready, np.where(full, PHONE_FULL, OVER_QUOTA), MISSING)).astype(np.int8)
        for line in order:
            at = line, lanes
            wanted, can = wants[at], capacity[at]
            goes = (outcome[at] == OVER_QUOTA) & (wanted <= self.quota - self.used)
            done = goes & (wanted <= can)
            partly = goes & ~done
            self.used += np.where(done, whole[at] - self.stored[at] - self.partial[at], np.where(partly, can, F(0)))
            outcome[at] = np.where(done, COMPLETED, np.where(partly, IN_PROGRESS, outcome[at]))
        self.settle(day, whole, capacity, outcome)

    def to_send(self, day, whole):
        held, last, people = self.held, self.last[self.shape[0]:], self.shape[0]
        nights = np.where(last == NEVER, 1, day - last).astype(F)
        changed = np.zeros(self.shape, F)
        for at, device in enumerate(self.house.devices):
            kept = F(1 - device["rewritten_databases"]) ** nights[at]
            apps = device["rewritten_apps"]
            share = apps.get("share")
            if share is None:
                share = np.minimum(F(1), F(apps["bytes"] * MB) / np.maximum(held[0, at], F(MB)))
            changed[at] = (held[MESSAGES, at] + held[CHATS, at]) * (1 - kept)
            changed[at] += held[0, at] * (1 - (F(1) - F(share)) ** nights[at])
        added = whole - held.sum(axis=0) + held[peer.LEFT_OUT]
        return np.where(last == NEVER, whole, np.minimum(whole, added + changed))

    def capacity(self):
        hours = np.empty(self.shape, F)
        for at, device in enumerate(self.house.devices):
            window = device["window"]
            hours[at] = self.levels[window["level"]] if "level" in window else self.draw(window["law"])
        np.minimum(hours, F(self.house.rules["longest_window_hours"]), out=hours)
        hours *= np.where(self.g.random(self.shape, dtype=F) < self.night_use, F(0.5), F(1))
        night = np.stack([self.draw(self.house.upload["night"]) for _ in self.house.devices])
        return hours * self.rate * night

    def settle(self, day, whole, capacity, outcome):
        people, done = self.shape[0], outcome == COMPLETED
        partly = outcome == IN_PROGRESS
        np.copyto(self.stored, whole, where=done)
        self.partial *= ~done
        if partly.any():
            self.partial[partly] += capacity[partly]
        self.last[done] = day
        np.copyto(self.held, self.bytes, where=done[people:])
        if day < self.house.days:
            self.protected += (day - self.last <= 7).sum(axis=0, dtype=np.int32)
            self.to_a_day += (day - self.last[people:] <= 1).sum(axis=0, dtype=np.int32)
        self.follow(day, outcome, done)

    def end_spells(self, lines, ended):
        self.since[lines][ended] = -1
        self.known[lines][ended] = 0
        self.failed[lines][ended] = False

    def follow(self, day, outcome, done):
        """Spells: known after so many days; failing if any attempt failed, else a lapse."""
        failed = outcome < CAUSES
        self.end_spells(np.s_[:], done | ((self.known == 2) & failed))
        self.since[~done & (self.since < 0)] = day
        self.failed |= failed
        due = (self.since >= 0) & (self.known == 0) & (day - self.since + 1 >= self.house.rules["threshold"])
        if due.any():
            self.known[due] = np.where(self.failed[due], 1, 2)
            due &= self.failed & (self.since < self.first)
            self.first[due] = self.since[due]

    def run(self):
        for day in range(self.house.stepped):
            self.day(day)
            if day == self.house.days - 1:
                at_the_end = self.used.astype(np.float64) / MB
        lines, days = self.stored.shape[0], self.house.days
        protected, to_a_day = self.protected / (lines * days), self.to_a_day / (self.shape[0] * days)
        return list(zip(self.first.min(axis=0).tolist(), (self.first < days).sum(axis=0).tolist(),
                        protected.tolist(), to_a_day.tolist(), at_the_end.tolist()))


def main():
    house, replicates, seed, tables = peer.arguments()
    started = time.perf_counter()
    lives = Life(house, replicates, seed, tables).run()
    peer.report("NumPy, same tables" if tables else "NumPy", house, replicates, started, lives)


main()
