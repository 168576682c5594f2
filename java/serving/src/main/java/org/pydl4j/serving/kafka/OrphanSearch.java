package org.pydl4j.serving.kafka;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the group's coordinator who has what. READ on group and topics is permission enough. */
final class OrphanSearch implements Orphans {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanSearch.class);

  private final String group;
  private final Collection<String> topics;
  private final ClientProperties properties;
  private @Nullable Question asked;

  private record Question(
      Admin admin,
      KafkaFuture<ConsumerGroupDescription> members,
      KafkaFuture<Map<String, TopicDescription>> partitions) {}

  OrphanSearch(KafkaSettings settings, ClientProperties properties) {
    this.group = settings.group();
    this.topics = settings.in();
    this.properties = properties;
  }

  @Override
  public void search() {
    close();
    Admin admin = Admin.create(properties.admin());
    asked =
        new Question(
            admin,
            Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group)),
            admin.describeTopics(topics).allTopicNames());
  }

  @Override
  public boolean found() {
    Question question = asked;
    if (question == null || !question.members.isDone() || !question.partitions.isDone()) {
      return false;
    }
    try {
      Set<TopicPartition> left = orphans(question.members.get(), question.partitions.get());
      if (!left.isEmpty()) {
        LOG.warn("No member of the group {} has {}: a rebalance is asked for.", group, left);
      }
      return !left.isEmpty();
    } catch (ExecutionException e) {
      LOG.info("Who has which partitions is not told; a rebalance is asked for: {}", e.toString());
      return true; // one too many costs little
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      close();
    }
  }

  /** None while a rebalance is under way, which gives out all that nobody has. */
  private static Set<TopicPartition> orphans(
      ConsumerGroupDescription group, Map<String, TopicDescription> topics) {
    Set<TopicPartition> left = new HashSet<>();
    if (group.groupState() == GroupState.STABLE) {
      for (TopicDescription topic : topics.values()) {
        for (TopicPartitionInfo partition : topic.partitions()) {
          left.add(new TopicPartition(topic.name(), partition.partition()));
        }
      }
      for (MemberDescription member : group.members()) {
        left.removeAll(member.assignment().topicPartitions());
      }
    }
    return left;
  }

  @Override
  public void close() {
    if (asked != null) {
      asked.admin.close();
      asked = null;
    }
  }
}
