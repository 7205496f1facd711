"""What the Python peers share: the resolved household, the laws as a textbook draws them, the summary they print."""

import json
import math
import sys
import time
from array import array

# Categories that sync, in the model's order: photos, videos, messages, Drive, mail, other.
WITH_A_COPY_ON_THE_PHONE = (0, 1, 2)
BINNED = (0, 1, 3)
# Categories on a device: apps, apps left out, settings, messages, photos, videos, then five of chats.
APPS, LEFT_OUT, SETTINGS, MESSAGES, CHATS = 0, 1, 2, 3, 6
PHONE_NEEDS = 50e6
HEADROOM = 41 / 20

# Outcomes, in the order that settles ties between causes.
OUTAGE, PHONE_FULL, OVER_QUOTA, IN_PROGRESS, MISSING, COMPLETED = range(6)
CAUSES = 4


class Household:
    """household.json, with each category's factor (season, New Year's Eve, drift) worked out for every day."""

    def __init__(self, folder):
        with open(f"{folder}/household.json") as file:
            self.__dict__.update(json.load(file))
        self.folder = folder
        for growth in self.growths():
            growth["factor"] = [self.factor(growth, day) for day in range(self.stepped)]

    def growths(self):
        """Every category that grows."""
        lists = [person["growth"] for person in self.people] + [account["growth"] for account in self.accounts]
        lists.append([device["apps"] for device in self.devices])
        return [growth for growths in lists for growth in growths if growth]

    def factor(self, growth, day):
        season = self.rules["season"][self.month[day]] if growth["seasonal"] else 1.0
        new_year = growth["new_year"] if self.new_year[day] else 1.0
        return season * new_year * (1.0 + growth["yearly"]) ** self.years[day]

    def table(self, law):
        """The quantiles of a daily law at the middles of 65,536 cells, as the program's own table has them."""
        table = array("d")
        with open(f"{self.folder}/law-{law}.f64", "rb") as file:
            table.frombytes(file.read())
        return table


def mean_before_truncation(wanted, shape):
    """The mean of the negative binomial whose mean without its zeros is `wanted`."""
    low, high = 1e-9, wanted
    for _ in range(200):
        middle = (low + high) / 2
        if middle / (1 - (shape / (shape + middle)) ** shape) < wanted:
            low = middle
        else:
            high = middle
    return high


def arguments():
    """household folder, replicates, seed, and whether to draw days by table."""
    folder, replicates, seed = sys.argv[1:4]
    return Household(folder), int(replicates), int(seed), "--tables" in sys.argv[4:]


def mean_and_error(values):
    count = len(values)
    mean = sum(values) / count
    variance = sum((value - mean) ** 2 for value in values) / max(1, count - 1)
    return [mean, math.sqrt(variance / count)]


def median_and_error(values):
    """The median, and half the distance between the ranks one standard error to either side."""
    values, count = sorted(values), len(values)
    spread = math.sqrt(0.25 / count)
    rank = lambda share: values[min(count - 1, max(0, math.ceil(share * count - 1e-9) - 1))]
    return [rank(0.5), (rank(0.5 + spread) - rank(0.5 - spread)) / 2]


def report(name, household, replicates, started, lives):
    """Prints what was found and how long it took. A life is (first failing day, backups that fail, share of days
    protected to a week, device-days protected to a day, bytes used at the end)."""
    seconds = time.perf_counter() - started
    first, failing, protected, to_a_day, used = zip(*lives)
    summary = {
        "share failing": mean_and_error([float(day < household.days) for day in first]),
        "mean first failing day": mean_and_error(first),
        "median first failing day": median_and_error(first),
        "backups that fail": mean_and_error(failing),
        "share of days protected": mean_and_error(protected),
        "share of days protected to a day": mean_and_error(to_a_day),
        "median GB used at the end": [value / 1e9 for value in median_and_error(used)],
    }
    device_days = replicates * household.days * len(household.devices)
    print(json.dumps({"name": name, "device_days": device_days, "seconds": seconds, "summary": summary}))
